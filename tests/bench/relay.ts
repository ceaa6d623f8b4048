import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quantile, type Measure } from './measure'
import { atBareHost, atOurHost, type Cohort } from './relay/clients'
import { serve, type ServedHost } from './relay/served'

/** How many have the draft open, and how many times as long as a bare relay our host may take (p95). */
const sizes = [
  { people: 10, limit: null },
  { people: 50, limit: 1.5 },
  { people: 200, limit: 2 },
] as const

/** Rounds that count; each runs on both hosts, in turn, so that a slow moment of the machine meets both. */
const rounds = 6
const editsInRound = 60
/** Letters a second from all who type, whatever the hosts make of them. */
const lettersASecond = 20

const sides = ['ours', 'base'] as const

/** Types at a steady pace, and gives how long each letter took to reach everybody. */
async function type(cohort: Cohort): Promise<readonly number[]> {
  const arrivals: Promise<number>[] = []
  const start = performance.now()
  for (let edit = 0; edit < editsInRound; edit++) {
    const due = start + (edit * 1000) / lettersASecond
    await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())))
    arrivals.push(cohort.edit())
  }
  return Promise.all(arrivals)
}

async function compare(
  hosts: Readonly<Record<(typeof sides)[number], ServedHost>>,
  { people, limit }: (typeof sizes)[number],
): Promise<readonly Measure[]> {
  const cohorts = { ours: await atOurHost(hosts.ours, people), base: await atBareHost(hosts.base, people) }
  const times = { ours: [] as number[], base: [] as number[] }
  const cpu = { ours: 0, base: 0 }
  for (let round = -1; round < rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const before = await hosts[side].cost()
      const taken = await type(cohorts[side])
      const after = await hosts[side].cost()
      if (round < 0) continue // the first warms both up
      times[side].push(...taken)
      cpu[side] += (after.cpu - before.cpu) / (rounds * editsInRound)
    }
  }
  const memory = { ours: (await hosts.ours.cost()).memory, base: (await hosts.base.cost()).memory }
  for (const side of sides) cohorts[side].leave()
  const spread = (name: string, share: number, most: number | null): Measure => ({
    name: `${people} people, a letter to everybody, ${name}`,
    unit: 'ms',
    ours: quantile(times.ours, share),
    base: quantile(times.base, share),
    limit: most,
  })
  return [
    spread('p50', 0.5, null),
    spread('p95', 0.95, limit),
    spread('p99', 0.99, null),
    { name: `${people} people, processor time of a letter`, unit: 'ms', ...cpu, limit: null },
    { name: `${people} people, memory of the host`, unit: 'MB', ...memory, limit: null },
  ]
}

/** How long a letter takes through a host with all checks and its store, against a bare Hocuspocus without either. */
export async function relay(): Promise<readonly Measure[]> {
  const data = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const hosts = { ours: await serve('ourHost', data), base: await serve('bareHost') }
  try {
    const measures: Measure[] = []
    for (const size of sizes) measures.push(...(await compare(hosts, size)))
    return measures
  } finally {
    await Promise.all(sides.map(side => hosts[side].end()))
    await rm(data, { recursive: true, force: true })
  }
}
