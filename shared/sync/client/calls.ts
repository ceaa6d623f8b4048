import { MeridianError, type ErrorCode } from '../../base/errors'
import { source, type Readable } from '../../base/readable'
import type { StatementSet } from '../../statements/statementSet'
import type { Caller } from '../clientGreeting'
import { isCertifiedHost } from '../handshake'
import { backOff } from './backOff'
import { isLasting, type LiveStatus } from './liveStatus'
import type { Machine } from './machine'
import { openLine, type Line, type LineEvents } from './openLine'
import { reachableHosts, type Reachable } from './reachable'

/** Who calls the hosts of a workspace. */
export interface CallNeeds extends Pick<Caller, 'member' | 'device'> {
  readonly machine: Machine
  readonly statements: StatementSet
  /** The address that was reached last, which is called first, and when. */
  last(): { readonly address: string | null; readonly lastContact: number | null }
}

/** What happens on the line that is open. */
export interface CallEvents extends Pick<LineEvents, 'word' | 'frame'> {
  /** A host at this address let us in. */
  connected(line: Line, address: string): void
  /** The line, which may never have been let in, is down; last heard `heardAt`. */
  ended(heardAt: number | null): void
}

/** Calls to the hosts of a workspace, one after the other and again and again. */
export interface Calls {
  readonly status: Readable<LiveStatus>
  line(): Line | null
  /** Tries at once what is not reached. */
  tryNow(): void
  stop(): void
}

/** A line that held as long was a good one: after it, the first pause is short again. Milliseconds. */
const goodMs = 10_000

/** Starts to call as soon as statements name a host. What waiting does not change ends the tries, until something does. */
export function callHosts({ machine, statements, member, device, last }: CallNeeds, events: CallEvents): Calls {
  const status = source<LiveStatus>({ state: 'alone' })
  let line: Line | null = null
  let current: Reachable | null = null
  let untried: Reachable[] = []
  let failures = 0
  let cancelRetry: () => void = () => undefined
  let isStopped = false
  let told: MeridianError | null = null // the failure of this round that is worth telling

  const where = ({ name, address }: Reachable, heardAt: number | null) => ({
    host: name,
    address,
    lastContact: heardAt ?? last().lastContact,
  })

  function call(to: Reachable): void {
    current = to
    let isConnected = false
    let cancelGood = () => undefined as void
    const caller = { statements, member, device, host: to.host, address: to.address }
    line = openLine(machine, caller, {
      word: events.word,
      frame: events.frame,
      welcome: () => {
        isConnected = true
        cancelGood = machine.after(goodMs, () => (failures = 0))
        status.set({ ...where(to, line!.heardAt()), state: 'connected' })
        events.connected(line!, to.address)
      },
      over: (error, wasProved) => {
        const heardAt = line?.heardAt() ?? null
        cancelGood()
        line = null
        current = null
        events.ended(heardAt)
        if (!isStopped) goOn(to, heardAt, error, { isConnected, wasProved })
      },
    })
  }

  /** After a line: the next address, or another round later, or the end. What an unproved host says counts for nothing. */
  function goOn(
    to: Reachable,
    heardAt: number | null,
    error: MeridianError,
    { isConnected, wasProved }: { readonly isConnected: boolean; readonly wasProved: boolean },
  ): void {
    const next = isConnected || (wasProved && isLasting(error.code)) ? undefined : untried.shift()
    if (!told || !isLasting(error.code) || wasProved) told = error
    if (next) return call(next)
    const { code, facts } = told
    const ended = where(to, heardAt)
    if (isLasting(code)) return status.set({ ...ended, state: 'refused', code, facts })
    failures++
    const pause = pauseAfter(code)
    const [now, before] = [machine.now(), status.read()]
    const since = before.state === 'offline' ? before.since : isConnected ? now : (ended.lastContact ?? now)
    status.set({ ...ended, state: 'offline', since, retryAt: now + pause, code, facts })
    cancelRetry = machine.after(pause, begin)
  }

  const pauseAfter = (code: ErrorCode) =>
    code === 'connection.changed' && failures === 1 ? 0 : backOff(failures, machine.random())

  function begin(): void {
    if (isStopped || line) return
    cancelRetry()
    told = null
    const { address, lastContact } = last()
    untried = [...reachableHosts(statements.read(), address)]
    const first = untried.shift()
    if (!first) return status.set({ state: 'alone' })
    if (status.read().state !== 'offline') status.set({ ...where(first, lastContact), state: 'connecting' })
    call(first)
  }

  function tryNow(): void {
    failures = 0
    begin()
  }

  const places = () => JSON.stringify([...statements.read().hosts])
  let known = places()
  const stopWatching = statements.subscribe(() => {
    if (current && line && !isCertifiedHost(statements.read(), current.host, current.address))
      line.end(new MeridianError('connection.uncertified'))
    const isNew = places() !== known
    known = places()
    const { state } = status.read()
    if (state === 'alone' || state === 'refused' || (isNew && state === 'offline')) tryNow()
  })

  // whoever starts the calls hears of them only afterwards
  queueMicrotask(begin)
  return {
    status,
    line: () => line,
    tryNow,
    stop: () => {
      isStopped = true
      stopWatching()
      cancelRetry()
      line?.end(new MeridianError('connection.lost'))
    },
  }
}
