import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { staff } from '../hosted'
import { noEvents, runSchedule } from './schedule'

/*
 * Runs schedules in a process of its own: every `step`-th seed from `first` to before `end`, none begun after so many
 * milliseconds. Tells its parent what happened in those that held, or the first failure with its seed.
 */
const [folder = '', ...numbers] = process.argv.slice(2)
const [first = 0, step = 1, end = 0, milliseconds = 0] = numbers.map(Number)

/** Schedules at the same time: most of what they do is waiting for a disk or a line. */
const lanes = 6

const crew = await staff()
const counts = noEvents()
const stopAt = performance.now() + milliseconds
let schedules = 0
let next = first
let failure: string | null = null

async function lane(): Promise<void> {
  while (failure === null && next < end && performance.now() < stopAt) {
    const seed = next
    next += step
    const own = join(folder, `${seed}`)
    try {
      for (const [event, times] of Object.entries(await runSchedule(seed, own, crew)))
        counts[event as keyof typeof counts] += times
      schedules++
      await rm(own, { recursive: true, force: true, maxRetries: 5 })
    } catch (error) {
      failure ??= `seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`
    }
  }
}

await Promise.all(Array.from({ length: lanes }, lane))
process.send!({ schedules, counts, failure }, () => process.exit())
