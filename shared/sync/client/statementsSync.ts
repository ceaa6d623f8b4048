import { settle, type ErrorCode, type ErrorFacts } from '../../base/errors'
import { readStatement, type Statement } from '../../statements/statement'
import type { StatementSet } from '../../statements/statementSet'
import { liveLimits } from '../limits'
import { statementBatches } from '../statementBatches'
import type { HostWord } from '../words'
import type { Line } from './openLine'

/** The statements of a workspace here, and where they are kept. */
export interface SyncedStatements {
  readonly statements: StatementSet
  /** Brings statements to the disk. Throws `storage.*`; then they are not taken in, and will come again. */
  keep(statements: readonly Statement[]): Promise<void>
  /** Statements that waited when this computer was last switched off. */
  readonly unsentBefore: number
}

/** What becomes of statements on their line. */
export interface StatementsEvents {
  /** `unreceived` may have changed. */
  changed(): void
  /** All that the host had is here, and what it lacks is on its way. */
  compared(): void
  refused(code: ErrorCode, facts: ErrorFacts): void
}

/** The way of statements to and from whichever host is on the line. */
export interface StatementsSync {
  open(line: Line): void
  leave(): void
  /** Takes a word about statements, in its turn; resolves when it is done. */
  hear(word: HostWord): Promise<void>
  unreceived(): number
  stop(): void
}

const { namesAtOnce } = liveLimits

/** Starts to watch a set of statements. */
export function statementsSync(
  { statements, keep, unsentBefore }: SyncedStatements,
  events: StatementsEvents,
): StatementsSync {
  let line: Line | null = null
  let isCompared = false
  let said: readonly string[] = []
  let wanted = new Set<string>()
  let atHost = new Set(statements.have().keys()) // as far as was asked; before that, what is made from now on is lacking
  let told = new Set<string>() // what the host on the line has sent, or said that it has
  let sent = new Set<string>()
  let refused = new Set<string>()
  let unanswered = new Set<string>()
  let early = new Set<string>() // came before what they build on, which may be in a later batch
  let isFurther = false // whether the host has filed something since the last try
  let unsent = unsentBefore
  let counted: number | null = null
  let turn = Promise.resolve()

  /** What nobody but this computer may have. */
  function lacking(): Statement[] {
    const { proven } = statements.read()
    const isThere = (hash: string) => atHost.has(hash) || refused.has(hash) || !proven.has(hash)
    return [...statements.have().values()].filter(({ hash }) => !isThere(hash))
  }

  function changed(): void {
    counted = null
    events.changed()
  }

  function push(): void {
    if (!line || !isCompared) return
    const fresh = lacking().filter(({ hash }) => !sent.has(hash))
    for (const { hash } of fresh) {
      sent.add(hash)
      unanswered.add(hash)
    }
    for (const texts of statementBatches(fresh.map(({ jws }) => jws))) line.say({ say: 'statements', texts })
  }

  /** Once everything is answered, sends again what came too early, as long as that gets any further. */
  function tryEarly(): void {
    if (unanswered.size > 0 || early.size === 0) return
    const again = early
    early = new Set()
    if (isFurther) {
      isFurther = false
      for (const hash of again) sent.delete(hash)
      return push()
    }
    for (const hash of again) refused.add(hash)
    events.refused('statement.incomplete', {})
  }

  const stopWatching = statements.subscribe(() => {
    push()
    changed()
  })

  /** Verifies what came, each by itself: what does not hold is left out and keeps nothing else away. */
  async function take(texts: readonly string[]): Promise<void> {
    const outcomes = await Promise.all(texts.map(jws => settle(() => readStatement(jws, statements.workspace))))
    const read = outcomes.flatMap(outcome => (outcome.ok ? [outcome.value] : []))
    for (const { hash } of read) {
      atHost.add(hash)
      told.add(hash)
    }
    const fresh = read.filter(({ hash }) => !statements.have().has(hash))
    const kept = fresh.length > 0 && (await settle(() => keep(fresh))).ok
    if (kept) statements.take(fresh)
  }

  async function handle(word: HostWord): Promise<void> {
    if (word.say === 'statements') return take(word.texts)
    if (word.say === 'want') {
      for (const hash of word.hashes) wanted.add(hash)
      if (word.more) return
      atHost = new Set([...told, ...said.filter(hash => !wanted.has(hash))])
      isCompared = true
      unsent = 0
      push()
      events.compared()
    } else if (word.say === 'filed') {
      for (const hash of word.hashes) {
        atHost.add(hash)
        unanswered.delete(hash)
      }
      isFurther ||= word.hashes.length > 0
    } else if (word.say === 'notFiled') {
      unanswered.delete(word.hash)
      if (word.code === 'statement.incomplete') early.add(word.hash)
      else if (word.code !== 'connection.notSaved') {
        refused.add(word.hash)
        events.refused(word.code, word.facts ?? {})
      }
    }
    tryEarly()
    changed()
  }

  return {
    open: to => {
      line = to
      isCompared = false
      told = new Set()
      sent = new Set()
      refused = new Set()
      unanswered = new Set()
      early = new Set()
      said = [...statements.have().keys()]
      wanted = new Set()
      for (let from = 0; from === 0 || from < said.length; from += namesAtOnce) {
        const hashes = said.slice(from, from + namesAtOnce)
        to.say({ say: 'have', hashes, ...(from + namesAtOnce < said.length && { more: true }) })
      }
    },
    leave: () => {
      line = null
      isCompared = false
    },
    hear: word => {
      const done = turn.then(() => handle(word))
      turn = done.catch(() => undefined) // told to the line
      return done
    },
    // which sessions wrote is not what a person would call a change
    unreceived: () => (counted ??= lacking().filter(({ content }) => content?.kind !== 'session').length) + unsent,
    stop: stopWatching,
  }
}
