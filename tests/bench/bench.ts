import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { crowd } from './crowd'
import type { Measure } from './measure'
import { merging } from './merging'
import { opening } from './opening'
import { relay } from './relay'
import { storing } from './storing'
import { typing } from './typing'
import { word } from './word'

/** Everything that can be measured; names on the command line choose among them. */
const benches: Readonly<Record<string, () => Promise<readonly Measure[]>>> = {
  typing,
  opening,
  crowd,
  word,
  relay,
  merging,
  storing,
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(1)
}

const results: Record<string, readonly Measure[]> = {}
for (const [name, run] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) results[name] = await run()
}

const isKept = ({ ours, base, limit }: Measure) => limit === null || ours / base <= limit
console.table(
  Object.values(results)
    .flat()
    .map(measure => ({
      what: measure.name,
      ours: `${measure.ours.toFixed(1)} ${measure.unit}`,
      base: `${measure.base.toFixed(1)} ${measure.unit}`,
      ratio: Number((measure.ours / measure.base).toFixed(2)),
      limit: measure.limit ?? '',
      kept: measure.limit === null ? '' : isKept(measure) ? 'yes' : 'NO',
    })),
)
await mkdir('bench-results', { recursive: true })
const file = `bench-results/${new Date().toISOString().replaceAll(':', '-')}.json`
await writeFile(
  file,
  JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, results }, null, 2),
)
console.log(`Written to ${file}`)
if (!Object.values(results).flat().every(isKept)) process.exitCode = 1
