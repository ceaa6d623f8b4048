import { expect, it } from 'vitest'
import { freshSeed } from '../../support/chance'
import { runSchedules } from '../../support/schedules/runSchedules'

const schedules = 500

it(
  `brings everybody to the same after ${schedules} random schedules of edits, files, folders, lost lines, kills, restarts and revocations`,
  { retry: 0, timeout: 1_200_000 },
  async () => {
    const first = freshSeed()
    console.log(`schedules from seed ${first}; set SEED to repeat one`)
    const ran = await runSchedules({ first, schedules: process.env.SEED ? 1 : schedules })
    if (process.env.SEED) return
    expect(ran.schedules).toBe(schedules)
    for (const [event, times] of Object.entries(ran.counts)) expect(times, event).toBeGreaterThan(schedules / 10)
  },
)
