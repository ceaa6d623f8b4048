import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Part, Role } from '#shared/identity/access'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { documentName } from '#shared/workspace/documents'
import { jsonLog, type LogFacts } from '../../server/host/log'
import { startHost, type Host, type HostOptions } from '../../server/host/startHost'
import { freePort } from './freePort'
import { connect, type HostClient } from './hostClient'
import { founded, generation, hostCertificate, joined, type KeyHolder } from './trust'

/** A folder that is removed when the tests of this file are done. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'meridian-host-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) }
}

/** What the host logged: the event and its facts. */
export type Logged = { readonly event: string } & LogFacts

/** A host in this process, with all it logs. */
export async function host(
  options: Partial<HostOptions> & { readonly data: string },
): Promise<Host & { logged: Logged[] }> {
  const logged: Logged[] = []
  const log = jsonLog(line => logged.push(JSON.parse(line) as Logged))
  const started = await startHost({ port: await freePort(), tls: null, page: 'out/renderer', log, ...options })
  return { ...started, logged }
}

/** The address by which clients dial a host. */
export const dialled = ({ address }: Host): string => address.replace(/^http/, 'ws')

export const roles: readonly Role[] = ['coordinator', 'member', 'mentor', 'approver']

type Joined = Awaited<ReturnType<typeof joined>>

/** A workspace with Ana, who founded it, and one person of each role, whose certificates everybody has. */
export interface Office {
  readonly workspace: WorkspaceId
  readonly root: Awaited<ReturnType<typeof founded>>['root']
  readonly ana: KeyHolder
  readonly people: Readonly<Record<Role, Joined>>
  /** All statements so far, as JWS. */
  readonly statements: readonly string[]
  /** A set of its own with all of them, for one more client. */
  known(): Promise<StatementSet>
  document(part: Part): string
}

/** Founds a workspace with one person of each role, which no host serves yet. */
export async function staff() {
  const { root, workspace, statements, ana } = await founded()
  const joining = await Promise.all(roles.map(role => joined(workspace, ana, role, { role })))
  const people = Object.fromEntries(roles.map((role, index) => [role, joining[index]!])) as Record<Role, Joined>
  return { root, workspace, ana, people, statements: [...statements, ...joining.flatMap(one => one.statements)] }
}

/** A workspace, a new one if not given, whose documents a running host may relay, where it is reached at `addresses`. */
export async function office(
  running: Host,
  addresses: readonly string[] = [dialled(running)],
  known?: Awaited<ReturnType<typeof staff>>,
): Promise<Office> {
  const { statements, ...team } = known ?? (await staff())
  const all = [...statements, await hostCertificate(team.workspace, team.ana, running, addresses)]
  return {
    ...team,
    statements: all,
    known: () => openStatements(team.workspace, all),
    document: part => documentName(team.workspace, generation, part),
  }
}

/** Somebody of an office on the line, with a set of statements of their own. The first to call must be a coordinator. */
export async function call(running: Host, { known }: Office, me: KeyHolder): Promise<HostClient> {
  return connect({ address: dialled(running), host: running.key, me, statements: await known() })
}

/** A host over a folder of its own that relays a new office, with the founder on the line. */
export interface HostedOffice {
  readonly running: Awaited<ReturnType<typeof host>>
  readonly team: Office
  readonly founder: HostClient
  /** Ends the host and removes its folder. */
  end(): Promise<void>
}

/** Starts one for the tests of a file. */
export async function hostedOffice(options: Partial<HostOptions> = {}): Promise<HostedOffice> {
  const folder = await temporaryFolder()
  const running = await host({ data: folder.path, ...options })
  const team = await office(running)
  const founder = await call(running, team, team.ana)
  const end = async () => {
    founder.drop()
    await running.close()
    await folder.remove()
  }
  return { running, team, founder, end }
}
