import { signerOf, type Signer } from '#shared/identity/keys'
import { newSeed, signerOfSeed } from '#shared/identity/seed'
import type { Role } from '#shared/identity/access'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import { foundWorkspace } from '#shared/statements/found'
import { keep } from '#shared/statements/kept'
import { signStatement } from '#shared/statements/statement'

/** A signer with a key pair of its own, as a `KeyStore` makes them. */
export async function newSigner(): Promise<Signer> {
  return signerOf(await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']))
}

/** Somebody with keys: one of their own, one of their device. */
export interface KeyHolder {
  readonly id: `member:${string}`
  readonly person: Signer
  readonly device: Signer
}

const keyHolder = async (name: string): Promise<KeyHolder> => ({
  id: `member:${name}`,
  person: await newSigner(),
  device: await newSigner(),
})

export const generation = 'Generation000001'
const at = 1_700_000_000_000

/** A new workspace that Ana founded: its id, its first statements, Ana's keys and the root's. */
export async function founded() {
  const [root, ana] = await Promise.all([newSigner(), keyHolder('ana')])
  const { workspace, statements } = await foundWorkspace({
    root,
    person: ana.person,
    device: ana.device,
    founder: { id: ana.id, name: 'Ana', unit: null },
    deviceName: 'Laptop',
    generation,
    at,
  })
  return { root, ana, workspace, statements }
}

/** What a certificate says beyond who it is for. */
interface Certified {
  readonly role?: Role
  readonly revision?: number
  readonly name?: string
  /** What others had said of it, see `keep`. */
  readonly after?: string
  /** What stands of what they said in an earlier role, see `keep`. */
  readonly kept?: string
}

/** A certificate of `subject` by `issuer`, or by the root key. */
export function certificate(
  workspace: WorkspaceId,
  issuer: KeyHolder | Signer,
  subject: KeyHolder,
  { role = 'member', revision = 1, name = subject.id, after = '', kept }: Certified = {},
): Promise<string> {
  const [signer, by] = 'device' in issuer ? [issuer.device, issuer.id] : [issuer, 'root' as const]
  const body = { name, role, unit: null, key: subject.person.key, ...(kept !== undefined && { kept }) }
  return signStatement(signer, { workspace, kind: 'certificate', key: subject.id, revision, after, body, at, by })
}

/** The certificate of somebody's device, by themselves. */
export function deviceCertificate(workspace: WorkspaceId, { id, person, device }: KeyHolder): Promise<string> {
  return signStatement(person, {
    workspace,
    kind: 'device',
    key: device.key,
    revision: 1,
    body: { name: 'Laptop' },
    at,
    by: id,
  })
}

/** Somebody with keys and both certificates, the first by `issuer`. */
export async function joined(
  workspace: WorkspaceId,
  issuer: KeyHolder | Signer,
  name: string,
  certified: Certified = {},
): Promise<KeyHolder & { readonly statements: readonly string[] }> {
  const holder = await keyHolder(name)
  const statements = [
    await certificate(workspace, issuer, holder, certified),
    await deviceCertificate(workspace, holder),
  ]
  return { ...holder, statements }
}

/** Somebody's announcement of the Yjs clients they write under. */
export function session(
  workspace: WorkspaceId,
  { id, device }: KeyHolder,
  clients: number[],
  revision = 1,
): Promise<string> {
  return signStatement(device, {
    workspace,
    kind: 'session',
    key: 'session:one',
    revision,
    body: { clients },
    at,
    by: id,
  })
}

/** Somebody's word on which generation is current. */
export function current(
  workspace: WorkspaceId,
  { id, device }: KeyHolder,
  which: string,
  revision: number,
  after = '',
): Promise<string> {
  const body = { generation: which }
  return signStatement(device, { workspace, kind: 'generation', key: 'current', revision, after, body, at, by: id })
}

/** Who says something, and with which key: a device of theirs, or the root. */
const authorOf = (author: KeyHolder | Signer) =>
  'device' in author ? ([author.device, author.id] as const) : ([author, 'root'] as const)

/** That somebody's access ends; what is named in `kept` (hashes) stands. */
export function personRevocation(
  workspace: WorkspaceId,
  author: KeyHolder | Signer,
  { id }: KeyHolder,
  kept: Iterable<string>,
  revision = 1,
  after = '',
): Promise<string> {
  const [signer, by] = authorOf(author)
  const body = { kept: keep(kept) }
  return signStatement(signer, { workspace, kind: 'personRevocation', key: id, revision, after, body, at, by })
}

/** That a device, or another key of somebody's, counts no longer. */
export function deviceRevocation(
  workspace: WorkspaceId,
  author: KeyHolder | Signer,
  { key }: Signer,
  kept: Iterable<string>,
): Promise<string> {
  const [signer, by] = authorOf(author)
  const body = { kept: keep(kept) }
  return signStatement(signer, { workspace, kind: 'deviceRevocation', key, revision: 1, body, at, by })
}

/** That a host may relay the workspace at these addresses. */
export function hostCertificate(
  workspace: WorkspaceId,
  { id, device }: KeyHolder,
  { key }: Pick<Signer, 'key'>,
  addresses: readonly string[],
  revision = 1,
  pin?: string,
): Promise<string> {
  const body = { name: 'Office', addresses: [...addresses], ...(pin !== undefined && { pin }) }
  return signStatement(device, { workspace, kind: 'host', key, revision, body, at, by: id })
}

/** What an invite says beyond who it is for. */
interface Inviting {
  readonly role?: Role
  readonly revision?: number
  readonly after?: string
  /** Milliseconds since 1970. */
  readonly expires?: number
}

/** In a hundred years. */
const never = 4_850_000_000_000

/** An invite of `name` by `issuer`, or by the root key: the statement, and the seed its link carries. */
export async function invite(
  workspace: WorkspaceId,
  issuer: KeyHolder | Signer,
  name: string,
  { role = 'member', revision = 1, after = '', expires = never }: Inviting = {},
  seed = newSeed(),
) {
  const [signer, by] = authorOf(issuer)
  const id: KeyHolder['id'] = `member:${name}`
  const enroller = await signerOfSeed(seed)
  const body = { member: id, name, role, unit: null, expires }
  const jws = await signStatement(signer, {
    workspace,
    kind: 'invite',
    key: enroller.key,
    revision,
    after,
    body,
    at,
    by,
  })
  return { jws, seed, id, signer: enroller, workspace }
}

export type Invited = Awaited<ReturnType<typeof invite>>

/** The key of their own that somebody brings to an invite. */
export function enrolment(
  { workspace, id, signer }: Pick<Invited, 'workspace' | 'id' | 'signer'>,
  { key }: Pick<Signer, 'key'>,
): Promise<string> {
  return signStatement(signer, {
    workspace,
    kind: 'enrolment',
    key: signer.key,
    revision: 1,
    body: { key },
    at,
    by: id,
  })
}

/** A host's word that an enrolment came to it in time. */
export function admission(
  { workspace, signer: { key } }: Pick<Invited, 'workspace' | 'signer'>,
  host: Signer,
  { person }: { readonly person: Pick<Signer, 'key'> },
): Promise<string> {
  const body = { key: person.key }
  return signStatement(host, { workspace, kind: 'admission', key, revision: 1, body, at, by: 'host' })
}

/** Somebody who came with an invite, and all that proves their device once a host or a coordinator has let them in. */
export async function enrolled(invited: Invited): Promise<KeyHolder & { readonly statements: readonly string[] }> {
  const holder = await keyHolder(invited.id.slice('member:'.length))
  const { workspace, jws } = invited
  const statements = [jws, await enrolment(invited, holder.person), await deviceCertificate(workspace, holder)]
  return { ...holder, statements }
}

/** A further key of somebody's, by one of those they have. */
export function ownKey(
  workspace: WorkspaceId,
  { id, person }: Pick<KeyHolder, 'id' | 'person'>,
  { key }: Pick<Signer, 'key'>,
  use: 'recovery' | 'device' = 'recovery',
): Promise<string> {
  return signStatement(person, { workspace, kind: 'ownKey', key, revision: 1, body: { use }, at, by: id })
}
