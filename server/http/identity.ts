import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** Where a running Meridian says what it is. */
export const identityPath = '/meridian.json'

const Identity = z.object({ program: z.literal('meridian') })

/** What is said there. */
export const identity: string = JSON.stringify({ program: 'meridian' } satisfies z.infer<typeof Identity>)

/**
 * What an address answers; rejects where it does not within three seconds. Not by `fetch`: where the other side cuts the
 * connection at once, Node's never settles.
 */
const answerOf = (url: string) =>
  new Promise<string>((resolve, reject) => {
    get(url, { signal: AbortSignal.timeout(3000), agent: false }, answer => text(answer).then(resolve, reject))
      .on('error', reject)
      .on('close', () => reject(new Error('it hung up')))
  })

/** Whether a Meridian answers at an address such as `http://127.0.0.1:4870`; anything else that answers is not one. */
export async function isMeridian(address: string): Promise<boolean> {
  try {
    return Identity.safeParse(JSON.parse(await answerOf(address + identityPath))).success
  } catch {
    return false
  }
}
