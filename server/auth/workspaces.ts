import { utf8 } from '#shared/base/bytes'
import { MeridianError, settle } from '#shared/base/errors'
import type { Signer } from '#shared/identity/keys'
import { WorkspaceId } from '#shared/identity/workspaceId'
import type { Standing } from '#shared/statements/fold'
import { readStatement, type Statement } from '#shared/statements/statement'
import { openStatements, statementSet, type StatementSet } from '#shared/statements/statementSet'
import type { Log } from '../host/log'
import type { Store } from '../storage/store'
import { filing, type Filing } from './filing'
import type { StatementRoom } from './statementRoom'

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

const servedKey = (id: WorkspaceId) => `served!${id}`
const under = (id: WorkspaceId) => `statement!${id}`
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

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

  const serve = (id: WorkspaceId, statements: StatementSet): ServedWorkspace => ({
    id,
    statements,
    file: filing({ statements, host, room, keep, log }),
  })

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
