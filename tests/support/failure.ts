import { MeridianError, type ErrorCode, type ErrorFacts } from '#shared/base/errors'

/** The code a piece of work fails with; undefined when it succeeds. Anything but a MeridianError is thrown on. */
export async function codeOf(work: () => unknown): Promise<ErrorCode | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof MeridianError) return error.code
    throw error
  }
}

/** What a piece of work says of its failure; undefined when it succeeds. */
export async function factsOf(work: () => unknown): Promise<ErrorFacts | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof MeridianError) return error.facts
    throw error
  }
}
