import { sha256, utf8 } from '#shared/base/bytes'
import { settle, type ErrorCode } from '#shared/base/errors'
import type { Signer } from '#shared/identity/keys'
import { fold, type Standing } from '#shared/statements/fold'
import { isOf } from '#shared/statements/latest'
import { readStatement, type Statement } from '#shared/statements/statement'
import type { StatementSet } from '#shared/statements/statementSet'
import type { Log } from '../host/log'
import { admit, refusalOfEnrolment, refusedEnrolments, type Refusal } from './enrolments'
import { refusedByLinks } from './ownLinks'
import { roomCount, type StatementRoom } from './statementRoom'

/** What became of statements that somebody brought. */
export interface Filing {
  /** On disk, whether new or known before. */
  readonly filed: readonly string[]
  /** Those of them that were new, as JWS, to be handed on. */
  readonly fresh: readonly string[]
  readonly refused: readonly Refusal[]
}

/** Into what is filed. */
interface Files {
  readonly statements: StatementSet
  readonly host: Signer
  readonly room: StatementRoom
  /** Brings statements to the disk. Throws `connection.notSaved`. */
  keep(statements: readonly Statement[]): Promise<void>
  readonly log: Log
}

/** Whether a refusal is about how somebody was invited. */
export const isOfInvite = (code: ErrorCode): boolean => code.startsWith('invite.')

/** Why a statement that holds by itself does not stand among `trial`. */
function refusalOf(statement: Statement, all: readonly Statement[], trial: Standing): ErrorCode {
  if (isOf(statement, 'enrolment')) return refusalOfEnrolment(statement, all, trial)
  const { by, signer } = statement
  const author = by === 'root' || by === 'host' ? undefined : trial.members.get(by)
  if (author?.isRevoked) return 'connection.revoked'
  return author?.devices.has(signer) ? 'statement.notAllowed' : 'statement.incomplete'
}

/** Verifies statements, stores those that stand and takes them in, in this order; the others are refused one by one. */
export function filing({ statements, host, room, keep, log }: Files): (texts: readonly string[]) => Promise<Filing> {
  const { workspace } = statements
  const used = roomCount(room)
  for (const statement of statements.have().values()) used.add(statement)

  /** Parts what is here already from what is new and holds by itself. */
  async function read(texts: readonly string[]) {
    const known: string[] = []
    const brought: Statement[] = []
    const refused: Refusal[] = []
    for (const jws of new Set(texts)) {
      const hash = await sha256(utf8(jws))
      if (statements.have().has(hash)) known.push(hash)
      else {
        const outcome = await settle(() => readStatement(jws, workspace))
        if (outcome.ok) brought.push(outcome.value)
        else refused.push({ hash, code: outcome.code })
      }
    }
    return { known, brought, refused }
  }

  /** What stands of statements beside all that is here, with what the host itself has to say of those who join. */
  async function weigh(here: readonly Statement[], brought: readonly Statement[]) {
    const whole = fold([...here, ...brought])
    const late = [...refusedEnrolments(here, brought, whole, Date.now()), ...refusedByLinks(here, brought, Date.now())]
    const left = brought.filter(({ hash }) => !late.some(each => each.hash === hash))
    const hasEnrolments = brought.some(statement => isOf(statement, 'enrolment'))
    const admissions = hasEnrolments ? await admit(host, left, fold([...here, ...left]), Date.now()) : []
    const all = [...here, ...left, ...admissions]
    const trial = hasEnrolments || late.length > 0 ? fold(all) : whole
    const fallen = left.filter(({ hash }) => !trial.proven.has(hash))
    const refused = [...late, ...fallen.map(each => ({ hash: each.hash, code: refusalOf(each, all, trial) }))]
    for (const { hash, code } of refused) if (isOfInvite(code)) log('invite.refused', { workspace, hash, code })
    return {
      refused,
      standing: [...left, ...admissions].filter(({ hash }) => trial.proven.has(hash)),
      proven: trial.proven,
      admissions: new Set(admissions),
    }
  }

  async function file(texts: readonly string[]): Promise<Filing> {
    const { known, brought, refused } = await read(texts)
    if (brought.length === 0) return { filed: known, fresh: [], refused }
    const here = [...statements.have().values()]
    const weighed = await weigh(here, brought)
    const { standing, admissions } = weighed
    refused.push(...weighed.refused)
    /** Of what the host says itself nobody hears: nobody brought it. */
    const refuse = (statement: Statement, code: ErrorCode) => {
      if (!admissions.has(statement)) refused.push({ hash: statement.hash, code })
    }
    const fitting = new Set(standing.filter(used.takes))
    for (const statement of standing) if (!fitting.has(statement)) refuse(statement, 'statement.full')
    const proven = fitting.size < standing.length ? fold([...here, ...fitting]).proven : weighed.proven
    const kept = [...fitting].filter(({ hash }) => proven.has(hash))
    const outcome = await settle(() => keep(kept))
    for (const statement of fitting) {
      const isProven = proven.has(statement.hash)
      if (outcome.ok && isProven) continue
      used.remove(statement)
      refuse(statement, outcome.ok || !isProven ? 'statement.incomplete' : outcome.code)
    }
    if (!outcome.ok) return { filed: known, fresh: [], refused }
    statements.take(kept)
    const theirs = kept.filter(statement => !admissions.has(statement))
    return { filed: [...known, ...theirs.map(({ hash }) => hash)], fresh: kept.map(({ jws }) => jws), refused }
  }

  let turn: Promise<unknown> = Promise.resolve()
  return texts => {
    const filed = turn.then(() => file(texts))
    turn = filed.catch(() => undefined) // told to whoever brought them
    return filed
  }
}
