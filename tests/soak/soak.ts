import { parseArgs } from 'node:util'
import { freshSeed } from '../support/chance'
import { runSchedules } from '../support/schedules/runSchedules'

const { values } = parseArgs({
  options: { seed: { type: 'string' }, schedules: { type: 'string' }, minutes: { type: 'string' } },
})
const numberOf = (name: keyof typeof values, otherwise: number) => {
  const number = values[name] === undefined ? otherwise : Number(values[name])
  if (Number.isFinite(number) && number >= 0) return number
  console.error(`--${name} takes a number`)
  return process.exit(2)
}

/** So many at a time, after which it says how it goes. */
const atOnce = 500
const minutes = numberOf('minutes', values.schedules === undefined ? 30 : 1e6)
const schedules = numberOf('schedules', Number.MAX_SAFE_INTEGER)
const end = performance.now() + minutes * 60_000
let first = numberOf('seed', freshSeed())
const last = first + schedules
console.log(`Schedules from seed ${first}`)
while (first < last && performance.now() < end) {
  const asked = { first, schedules: Math.min(atOnce, last - first), minutes: (end - performance.now()) / 60_000 }
  const ran = await runSchedules(asked)
  console.log(`${ran.schedules} held from seed ${first}: ${JSON.stringify(ran.counts)}`)
  first += atOnce
}
