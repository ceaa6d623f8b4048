/** A generator of numbers from 0 to below 1 that repeats for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A seed for this run, to be printed when the run fails; set `SEED` to repeat one. */
export const freshSeed = (): number => Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
