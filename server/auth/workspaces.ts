import { sha256, utf8 } from '#shared/base/bytes'
import { MeridianError, settle, type ErrorCode } from '#shared/base/errors'
import type { Signer } from '#shared/identity/keys'
import { WorkspaceId } from '#shared/identity/workspaceId'
import { fold, type Standing } from '#shared/statements/fold'
import { readStatement, type Statement } from '#shared/statements/statement'
import { isOf } from '#shared/statements/latest'
import { openStatements, statementSet, type StatementSet } from '#shared/statements/statementSet'
import type { Log } from '../host/log'
import type { Store } from '../storage/store'
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

/** A workspace this host serves. */
export interface ServedWorkspace {
  readonly id: WorkspaceId
  readonly statements: StatementSet
  /** Verifies statements, stores those that stand and takes them in, in this order; the others are refused one by one. */
  file(texts: readonly string[]): Promise<Filing>
}

/** The workspaces of a host. */
export interface Workspaces {
  get(id: WorkspaceId): Promise<ServedWorkspace | null>
  /**
   * Serves a workspace from now on, if these statements certify this host and `isFrom` says that they come from a
   * coordinator. Throws `connection.uncertified`, `connection.stranger`, `connection.notServed`, `connection.full`,
   * `connection.notSaved`.
   */
  register(id: WorkspaceId, texts: readonly string[], isFrom: (standing: Standing) => boolean): Promise<ServedWorkspace>
}

/** Whether a refusal is about how somebody was invited. */
export const isOfInvite = (code: ErrorCode): boolean => code.startsWith('invite.')

const servedKey = (id: WorkspaceId) => `served!${id}`
const under = (id: WorkspaceId) => `statement!${id}`
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Why a statement that holds by itself does not stand among `trial`. */
function refusalOf(statement: Statement, all: readonly Statement[], trial: Standing): ErrorCode {
  if (isOf(statement, 'enrolment')) return refusalOfEnrolment(statement, all, trial)
  const { by, signer } = statement
  const { members } = trial
  const author = by === 'root' || by === 'host' ? undefined : members.get(by)
  if (author?.isRevoked) return 'connection.revoked'
  return author?.devices.has(signer) ? 'statement.notAllowed' : 'statement.incomplete'
}

/** Which workspaces a host takes: their number, the room of each, and which ones it may take, knowing how many it serves. */
export interface Intake {
  readonly most: number
  readonly room: StatementRoom
  mayTake(id: WorkspaceId, served: number): boolean
}

/** Opens the workspaces of a host. */
export function openWorkspaces(store: Store, host: Signer, { most, room, mayTake }: Intake, log: Log): Workspaces {
  const opened = new Map<WorkspaceId, Promise<ServedWorkspace | null>>()

  const keep = (statements: readonly Statement[], also: readonly (readonly [string, Uint8Array])[] = []) =>
    store
      .write([
        ...also,
        ...statements.map(({ workspace, hash, jws }) => [`${under(workspace)}!${hash}`, utf8(jws)] as const),
      ])
      .catch((cause: unknown) => {
        throw new MeridianError('connection.notSaved', {}, { cause })
      })

  function serve(id: WorkspaceId, statements: StatementSet): ServedWorkspace {
    const used = roomCount(room)
    for (const statement of statements.have().values()) used.add(statement)
    let filing: Promise<unknown> = Promise.resolve()

    async function file(texts: readonly string[]): Promise<Filing> {
      const filed: string[] = []
      const brought: Statement[] = []
      const refused: Refusal[] = []
      for (const jws of new Set(texts)) {
        const hash = await sha256(utf8(jws))
        if (statements.have().has(hash)) filed.push(hash)
        else {
          const outcome = await settle(() => readStatement(jws, id))
          if (outcome.ok) brought.push(outcome.value)
          else refused.push({ hash, code: outcome.code })
        }
      }
      if (brought.length === 0) return { filed, fresh: [], refused }
      const here = [...statements.have().values()]
      const whole = fold([...here, ...brought])
      const enrolments = [
        ...refusedEnrolments(here, brought, whole, Date.now()),
        ...refusedByLinks(here, brought, Date.now()),
      ]
      const hasEnrolments = brought.some(statement => isOf(statement, 'enrolment'))
      const left = brought.filter(({ hash }) => !enrolments.some(each => each.hash === hash))
      const admissions = hasEnrolments ? await admit(host, left, fold([...here, ...left]), Date.now()) : []
      const all = [...here, ...left, ...admissions]
      const trial = hasEnrolments || enrolments.length > 0 ? fold(all) : whole
      const standing = [...left, ...admissions].filter(({ hash }) => trial.proven.has(hash))
      refused.push(...enrolments)
      for (const statement of left)
        if (!trial.proven.has(statement.hash))
          refused.push({ hash: statement.hash, code: refusalOf(statement, all, trial) })
      for (const { hash, code } of refused) if (isOfInvite(code)) log('invite.refused', { workspace: id, hash, code })
      const fitting = standing.filter(used.takes)
      const fits = new Set(fitting)
      for (const statement of left)
        if (trial.proven.has(statement.hash) && !fits.has(statement))
          refused.push({ hash: statement.hash, code: 'statement.full' })
      const proven = fitting.length < standing.length ? fold([...here, ...fitting]).proven : trial.proven
      const kept = fitting.filter(({ hash }) => proven.has(hash))
      const failed = await whyNotKept(kept)
      for (const statement of fitting) {
        if (failed === null && proven.has(statement.hash)) continue
        used.remove(statement)
        if (admissions.includes(statement)) continue // nobody brought it
        refused.push({ hash: statement.hash, code: proven.has(statement.hash) ? failed! : 'statement.incomplete' })
      }
      if (failed) return { filed, fresh: [], refused }
      statements.take(kept)
      const theirs = kept.filter(({ hash }) => !admissions.some(own => own.hash === hash))
      return { filed: [...filed, ...theirs.map(({ hash }) => hash)], fresh: kept.map(({ jws }) => jws), refused }
    }

    return {
      id,
      statements,
      file: texts => {
        const result = filing.then(() => file(texts))
        filing = result.catch(() => undefined) // told to whoever brought them
        return result
      },
    }
  }

  async function whyNotKept(statements: readonly Statement[]): Promise<ErrorCode | null> {
    const outcome = await settle(() => keep(statements))
    return outcome.ok ? null : outcome.code
  }

  async function open(id: WorkspaceId): Promise<ServedWorkspace | null> {
    if (!(await store.get(servedKey(id)))) return null
    const texts: string[] = []
    for await (const [, jws] of store.under(under(id))) texts.push(decode(jws))
    return serve(id, await openStatements(id, texts))
  }

  const get = (id: WorkspaceId): Promise<ServedWorkspace | null> => {
    const known = opened.get(id)
    if (known) return known
    const isNewest = () => opened.get(id) === opening
    const opening: Promise<ServedWorkspace | null> = open(id).then(
      served => {
        if (!isNewest()) return opened.get(id) ?? served // registered meanwhile: there must not be two of it
        if (!served) opened.delete(id)
        return served
      },
      (error: unknown) => {
        if (isNewest()) opened.delete(id)
        throw error
      },
    )
    opened.set(id, opening)
    return opening
  }

  async function countServed(): Promise<number> {
    let count = 0
    for await (const _ of store.under('served')) count++
    return count
  }

  /** Serves a workspace whose statements were found good, unless somebody else has brought it meanwhile. */
  async function takeIn(id: WorkspaceId, statements: StatementSet): Promise<ServedWorkspace> {
    const known = await get(id)
    if (known) return known
    const count = await countServed()
    if (!mayTake(id, count)) {
      log('workspace.notTaken', { workspace: id })
      throw new MeridianError('connection.notServed', { workspace: id })
    }
    if (count >= most) throw new MeridianError('connection.full')
    const mark = [servedKey(id), utf8(new Date().toISOString())] as const
    const serving = keep([...statements.have().values()], [mark]).then(() => serve(id, statements))
    opened.set(id, serving)
    try {
      const served = await serving
      log('workspace.registered', { workspace: id })
      return served
    } catch (error) {
      opened.delete(id)
      throw error
    }
  }

  let taking: Promise<unknown> = Promise.resolve()

  return {
    get,
    register: async (id, texts, isFrom) => {
      const set = statementSet(WorkspaceId.parse(id))
      const outcomes = await Promise.all(texts.map(jws => settle(() => readStatement(jws, id))))
      set.take(outcomes.flatMap(outcome => (outcome.ok ? [outcome.value] : [])))
      const standing = set.read()
      if (!standing.hosts.has(host.key)) throw new MeridianError('connection.uncertified')
      if (!isFrom(standing)) throw new MeridianError('connection.stranger')
      const statements = statementSet(id)
      statements.take([...set.have().values()].filter(({ hash }) => standing.proven.has(hash)))
      const taken = taking.then(() => takeIn(id, statements)) // one after another, as several may bring the same at once
      taking = taken.catch(() => undefined) // told to whoever brought it
      return taken
    },
  }
}
