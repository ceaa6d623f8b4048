import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../hosted'
import { events, noEvents, type Event } from './schedule'

const processes = 2

/** What schedules to run. */
export interface Asked {
  /** The first seed; the others follow it. */
  readonly first: number
  readonly schedules: number
  /** No schedule is begun after so many minutes; without end if not given. */
  readonly minutes?: number
}

/** How many schedules held, and how often what happened in them. */
export interface Ran {
  readonly schedules: number
  readonly counts: Readonly<Record<Event, number>>
}

/** Runs schedules in some processes at once. Throws the first failure, which names its seed. */
export async function runSchedules({ first, schedules, minutes = 1e6 }: Asked): Promise<Ran> {
  const folder = await temporaryFolder()
  const program = fileURLToPath(new URL('runner.ts', import.meta.url))
  const run = async (place: number): Promise<Ran & { readonly failure: string | null }> => {
    const numbers = [first + place, processes, first + schedules, minutes * 60_000].map(String)
    const child = fork(program, [folder.path, ...numbers], { execArgv: ['--import', 'tsx'] })
    const exit = once(child, 'exit').then(() => Promise.reject(new Error('a runner of schedules ended early')))
    const [ran] = (await Promise.race([once(child, 'message'), exit])) as [Awaited<ReturnType<typeof run>>]
    await exit.catch(() => undefined)
    return ran
  }
  try {
    const all = await Promise.all(Array.from({ length: processes }, (_, place) => run(place)))
    const failed = all.find(({ failure }) => failure !== null)
    if (failed) throw new Error(failed.failure!)
    const counts = noEvents()
    for (const ran of all) for (const event of events) counts[event] += ran.counts[event]
    return { schedules: all.reduce((sum, ran) => sum + ran.schedules, 0), counts }
  } finally {
    await folder.remove()
  }
}
