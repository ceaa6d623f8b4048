import { createServer } from 'node:net'

const first = 20_000
const count = 10_000
const given = new Set<number>()

/**
 * A port of this computer that nobody uses, for whoever must find it again after a restart: from a range out of which no
 * system takes the near end of a connection, so that no other program gets it meanwhile by chance.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * count)
    if (given.has(port)) continue
    const probe = createServer()
    const isFree = await new Promise<boolean>(resolve => {
      probe.once('error', () => resolve(false)).listen(port, () => resolve(true))
    })
    if (!isFree) continue
    await new Promise(resolve => probe.close(resolve))
    given.add(port) // not even to another test of this file while its owner is down
    return port
  }
}
