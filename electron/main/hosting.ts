import { join } from 'node:path'
import { app } from 'electron'
import type { Gives } from '#shared/platform/contract'
import { usualHostPort, type HostingStatus, type HostReport } from '#shared/platform/hosting'
import { forkHost, type HostProcess } from './hostProcess'
import { keepHostSettings, readHostSettings, type HostSettings } from './hostSettings'

type Status = Gives<'hosting.status'>

const mostLines = 200
/** A host that ends as often within as many milliseconds is not started again. */
const mostCrashes = 4
const crashesWithinMs = 60_000
/** Time to say goodbye and to bring everything to the disk. */
const patienceMs = 15_000
/** The page is told at most as often, in milliseconds, whatever happens in between. */
const tellingMs = 100

const off = { state: 'off' as const, card: null, guests: [], since: null, failure: null }

const chosen = ({ startsByItself, takesAny }: HostSettings) => ({ startsByItself, takesAny })

/** "Host for my office": keeps the process of the host running while it is wanted. `changed` tells the page. */
export async function officeHost(changed: () => void) {
  let settings = await readHostSettings()
  let status: HostingStatus = { ...off, restartedAt: null, ...chosen(settings), log: [] }
  let child: HostProcess | null = null
  let waiting: NodeJS.Timeout | null = null
  let telling: NodeJS.Timeout | null = null
  let crashes: readonly number[] = []
  let isWantedAgain = false
  let keeping: Promise<unknown> = Promise.resolve()
  const gone: (() => void)[] = []

  function set(changes: Partial<HostingStatus>): Status {
    status = { ...status, ...changes }
    telling ??= setTimeout(() => {
      telling = null
      changed()
    }, tellingMs).unref()
    return status
  }

  /** A disk that keeps no settings stops nobody: they only hold until the program ends. */
  async function remember(changes: Partial<HostSettings>): Promise<void> {
    settings = { ...settings, ...changes }
    keeping = keeping.then(() => keepHostSettings(settings)).catch(() => undefined) // one after another: the last one stays
    await keeping
  }

  function hear(report: HostReport): void {
    if (report.is === 'reached') set({ card: report.card, since: status.since ?? Date.now(), state: 'on' })
    else if (report.is === 'visited') set({ guests: report.guests })
    else if (report.is === 'logged') set({ log: [...status.log, report.line].slice(-mostLines) })
    else if (report.is === 'failed') set({ ...off, failure: { code: report.code, facts: report.facts } })
    else set({ state: 'stopping', failure: report.isSaved ? null : { code: 'host.notSaved', facts: {} } })
  }

  /** The process is gone: as it should, after a failure it told, or without a word. */
  function end(): void {
    child = null
    for (const heard of gone.splice(0)) heard()
    if (status.state === 'off') return
    if (status.state === 'stopping') {
      set({ ...off, failure: status.failure })
      if (isWantedAgain) start()
      return
    }
    const now = Date.now()
    crashes = [...crashes.filter(at => now - at < crashesWithinMs), now]
    if (crashes.length >= mostCrashes) return void set({ ...off, failure: { code: 'host.crashed', facts: {} } })
    set({ ...off, state: 'starting', restartedAt: now })
    waiting = setTimeout(launch, 250 * 2 ** crashes.length)
  }

  function launch(): void {
    waiting = null
    const mine: HostProcess = forkHost({
      reported: report => child === mine && hear(report),
      gone: () => child === mine && end(), // one that failed may go after the next has begun
    })
    child = mine
    const data = join(app.getPath('userData'), 'host')
    const page = join(import.meta.dirname, '../renderer')
    const { serves, takesAny } = settings
    child.order({ do: 'start', data, port: usualHostPort, page, serves, takesAny })
  }

  async function stop(): Promise<void> {
    isWantedAgain = false
    if (waiting) clearTimeout(waiting)
    waiting = null
    if (!child) return void set(off)
    set({ ...off, state: 'stopping' })
    const ending = child
    const isGone = new Promise<void>(resolve => gone.push(resolve))
    ending.order({ do: 'end' })
    const late = setTimeout(() => ending.kill(), patienceMs)
    await isGone
    clearTimeout(late)
  }

  function start(): Status {
    isWantedAgain = status.state === 'stopping' // begins as soon as the one that ends has let go of port and data
    if (status.state !== 'off') return status
    crashes = []
    launch()
    return set({ ...off, state: 'starting', restartedAt: null })
  }

  return {
    status: async (): Promise<Status> => status,
    start: async (): Promise<Status> => {
      const now = start() // before anything is awaited, so that clicks count in their order
      await remember({ isOn: true })
      return now
    },
    stop: async (): Promise<Status> => {
      const ended = stop()
      await remember({ isOn: false })
      await ended
      return status
    },
    serve: async ({ workspace }: { readonly workspace: string }): Promise<Status> => {
      if (!settings.serves.includes(workspace)) await remember({ serves: [...settings.serves, workspace] })
      child?.order({ do: 'serve', workspace })
      return status
    },
    takeAny: async ({ takesAny }: { readonly takesAny: boolean }): Promise<Status> => {
      await remember({ takesAny })
      child?.order({ do: 'takeAny', takesAny })
      return set(chosen(settings))
    },
    atStart: async ({ byItself }: { readonly byItself: boolean }): Promise<Status> => {
      await remember({ startsByItself: byItself })
      return set(chosen(settings))
    },
    /** Begins where the last run of the program left off; `ask` decides where the person wants to be asked. */
    resume: async (ask: () => Promise<boolean>): Promise<void> => {
      if (!settings.isOn) return
      if (settings.startsByItself || (await ask())) start()
      else await remember({ isOn: false })
    },
    /** Whether there is something to end before the program does. */
    isRunning: () => child !== null || waiting !== null,
    /** Ends it together with the program, which remembers that it was on. */
    end: stop,
  }
}
