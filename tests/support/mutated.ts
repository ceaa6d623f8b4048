import { expect } from 'vitest'

/** Some bytes changed, taken out, put in or repeated. */
export function mutated(bytes: Uint8Array, next: () => number): Uint8Array {
  let now = [...bytes]
  for (let changes = 1 + Math.floor(next() * 4); changes > 0; changes--) {
    const at = Math.floor(next() * now.length)
    const length = 1 + Math.floor(next() * 8)
    const put = Array.from({ length }, () => Math.floor(next() * 256))
    const how = Math.floor(next() * 5)
    if (how === 0) now[at] = now[at]! ^ (1 << Math.floor(next() * 8))
    else if (how === 1) now.splice(at, length)
    else if (how === 2) now.splice(at, 0, ...put)
    else if (how === 3) now.splice(at, length, ...put)
    else now = [...now.slice(0, at), ...now.slice(at, at + 40), ...now.slice(at)]
  }
  return Uint8Array.from(now)
}

/** Longest that any small file may keep a computer busy, in milliseconds. */
const longestMs = 2000

/** Expects a piece of work to be done before anybody would call it a hang, however busy this computer is with other things. */
export async function promptly<T>(place: string, work: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage()
  const done = await work()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000, place).toBeLessThan(longestMs)
  return done
}
