import { z } from 'zod'

/** Where a running Meridian says what it is. */
export const identityPath = '/meridian.json'

const Identity = z.object({ program: z.literal('meridian') })

/** What is said there. */
export const identity: string = JSON.stringify({ program: 'meridian' } satisfies z.infer<typeof Identity>)

/** Whether a Meridian answers at an address such as `http://127.0.0.1:4870`; anything else that answers is not one. */
export async function isMeridian(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address + identityPath, { redirect: 'error', signal: AbortSignal.timeout(3000) })
    return Identity.safeParse(await answer.json()).success
  } catch {
    return false
  }
}
