import { MeridianError } from '../../base/errors'
import type { Role } from '../../identity/access'
import { clientGreeting, saidEarly, type Caller } from '../clientGreeting'
import { silenceMs } from '../limits'
import { Code, HostWord, readWord, type ClientWord } from '../words'
import type { Machine } from './machine'

/** What happens on a line. */
export interface LineEvents {
  /** Both ends have proved themselves: from here on, words and frames go to and fro. */
  welcome(role: Role): void
  word(word: HostWord): void
  frame(frame: Uint8Array): void
  /** The line is down. What the reason says can be relied on only where the host had proved itself. */
  over(error: MeridianError, wasProved: boolean): void
}

/** A line to a host. */
export interface Line {
  say(word: ClientWord): void
  send(frame: Uint8Array): void
  /** Bytes that wait to be sent. */
  waiting(): number
  /** When the host was last heard, in milliseconds since 1970; null until it has proved itself. */
  heardAt(): number | null
  /** Ends the line; `over` follows at once, nothing after it. */
  end(error: MeridianError): void
}

/** Within this time a socket is open. Milliseconds. */
const dialMs = 10_000

/**
 * Calls a host. Nothing but a nonce is said, and nothing is taken in, before the host has proved that coordinators let it
 * relay this workspace at this address. A line that was silent for `silenceMs` is dead, whatever its socket says.
 */
export function openLine(machine: Machine, caller: Caller, events: LineEvents): Line {
  const greeting = clientGreeting(caller)
  let phase: 'dialling' | 'greeting' | 'proved' | 'welcome' | 'over' = 'dialling'
  let queued = 0
  let turn = Promise.resolve()
  let lastHeard = machine.elapsed()
  let heardAt: number | null = null
  let stopWatching: () => void = () => undefined

  function end(error: MeridianError): void {
    if (phase === 'over') return
    const wasProved = phase === 'proved' || phase === 'welcome'
    phase = 'over'
    stopWatching()
    socket.close()
    events.over(error, wasProved)
  }

  function watch(): void {
    const left = lastHeard + (phase === 'dialling' ? dialMs : silenceMs) - machine.elapsed()
    if (left <= 0) end(new MeridianError('connection.lost'))
    else stopWatching = machine.after(left, watch)
  }

  /** Anybody may answer at the place of a host: only what follows its proof is contact with it. */
  function noteContact(): void {
    if (phase === 'proved' || phase === 'welcome') heardAt = machine.now()
  }

  const say = (word: ClientWord) => {
    if (phase !== 'over') socket.send(JSON.stringify(word))
  }

  async function greet(text: string): Promise<void> {
    const word = readWord(HostWord, text)
    if (word?.say === 'here') return
    if (phase === 'proved' && word?.say === 'statements') return events.word(word) // why this person may not come in
    const step = await greeting.hear(text)
    if ('say' in step) {
      if (phase === 'greeting') phase = 'proved'
      noteContact()
      say(step.say)
    } else if (phase === 'proved') {
      phase = 'welcome'
      events.welcome(step.welcome)
    }
  }

  function hear(text: string): void {
    const word = readWord(HostWord, text)
    if (word?.say === 'refused') end(new MeridianError(word.code, word.facts))
    else if (!word) end(new MeridianError('connection.protocol'))
    else if (word.say !== 'here') events.word(word)
  }

  /** Takes what arrives in its order, although proving takes a moment. */
  function inTurn(work: () => void | Promise<void>): void {
    const failed = (error: unknown) =>
      end(error instanceof MeridianError ? error : new MeridianError('connection.protocol'))
    if (phase === 'over') return
    if (phase === 'welcome' && queued === 0) {
      try {
        return void work()
      } catch (error) {
        return failed(error)
      }
    }
    queued++
    turn = turn
      .then(() => (phase === 'over' ? undefined : work()))
      .catch(failed)
      .finally(() => queued--)
  }

  function heard(work: () => void | Promise<void>): void {
    lastHeard = machine.elapsed()
    noteContact()
    inTurn(work)
  }

  const socket = machine.dial(caller.address, {
    opened: () => {
      lastHeard = machine.elapsed()
      if (phase !== 'dialling') return
      phase = 'greeting'
      say(greeting.hello)
    },
    text: text => heard(() => (phase === 'welcome' ? hear(text) : greet(text))),
    frame: bytes =>
      heard(() => (phase === 'welcome' ? events.frame(bytes) : end(new MeridianError('connection.protocol')))),
    closed: reason =>
      inTurn(() => {
        const code = Code.safeParse(reason).data ?? 'connection.lost'
        end(phase === 'proved' || phase === 'welcome' ? new MeridianError(code) : saidEarly(code))
      }),
  })
  watch()

  return {
    say,
    send: bytes => {
      if (phase === 'welcome') socket.send(bytes)
    },
    waiting: () => socket.waiting(),
    heardAt: () => heardAt,
    end,
  }
}
