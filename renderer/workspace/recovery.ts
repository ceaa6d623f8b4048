import { z } from 'zod'
import { sha256, utf8 } from '#shared/base/bytes'
import { MeridianError } from '#shared/base/errors'
import { idOf } from '#shared/base/ids'
import { cut } from '#shared/base/line'
import { newSeed, Seed, signerOfSeed } from '#shared/identity/seed'
import { WorkspaceId } from '#shared/identity/workspaceId'
import type { KeyStore } from '#shared/platform/platform'
import { chainOf } from '#shared/statements/chain'
import { fold } from '#shared/statements/fold'
import { InviteHost } from '#shared/statements/inviteToken'
import { readStatement, signStatement, statementLimit } from '#shared/statements/statement'
import { newKeys, type Newcomer } from './enrol'
import { inviteHostOf } from './invite'
import type { Stater } from './people'
import { seal, unseal } from './seal'

/** The shortest passphrase that is taken, in characters. */
export const shortestPassphrase = 12
/** How the name of a recovery file ends. */
const recoveryEnding = '.meridian-recovery'

const form = 1
const largestFile = 4 * 1024 * 1024
const Text = z.base64url()

/** What anybody may see of the file. */
const File = z.strictObject({
  meridian: z.literal('recovery'),
  v: z.literal(form),
  rounds: z.int().positive(),
  salt: Text,
  iv: Text,
  sealed: Text,
  /** SHA-256 of `sealed`, so that a damaged file is told from a wrong passphrase. */
  check: z.string(),
})

/** What the passphrase opens. */
const Kept = z.strictObject({
  workspace: WorkspaceId,
  member: idOf('member'),
  seed: Seed,
  /** What certifies the key that follows from the seed, as JWS. */
  statements: z.array(z.string().max(statementLimit)),
  hosts: z.array(InviteHost),
})

/**
 * Makes a recovery file: a further key of this person's, sealed with a passphrase. Whoever has both can set up another
 * computer as this person; the file is worth nothing any more once a coordinator, or the person, ends its key. The root is
 * not in it. `title` is the workspace's. Throws `statement.stranger` where the person's key is not here, `storage.*`.
 */
export async function makeRecoveryFile(
  opened: Stater,
  title: string,
  passphrase: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  if (passphrase.length < shortestPassphrase) throw new Error('passphrase too short')
  const seed = newSeed()
  const { key } = await signerOfSeed(seed)
  await opened.state({ kind: 'ownKey', key, body: { use: 'recovery' }, with: 'person' })
  const { statements, me } = opened
  const all = [...statements.have().values()]
  const standing = statements.read()
  const hosts = [...standing.hosts.keys()].flatMap(host => inviteHostOf(standing, host) ?? [])
  const chain = new Set([...chainOf(all, key), ...hosts.flatMap(host => chainOf(all, host.key))])
  const kept: z.input<typeof Kept> = {
    workspace: statements.workspace,
    member: me.id,
    seed,
    statements: [...chain].map(({ jws }) => jws),
    hosts,
  }
  const box = await seal(utf8(JSON.stringify(kept)) as Uint8Array<ArrayBuffer>, passphrase)
  const file: z.input<typeof File> = { meridian: 'recovery', v: form, ...box, check: await sha256(utf8(box.sealed)) }
  const stem = [named(title) || 'Meridian', named(me.name)].filter(Boolean).join(' - ')
  return { name: `${stem}${recoveryEnding}`, bytes: utf8(JSON.stringify(file, null, 1)) }
}

/** As much of a text as every computer takes in the name of a file. */
const named = (text: string) => {
  const plain = text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
  return cut(plain, 60)
}

/** Reads what anybody may see of a recovery file. */
async function readFile(bytes: Uint8Array): Promise<z.infer<typeof File>> {
  const json = bytes.length <= largestFile ? parsed(bytes) : null
  const claim = z.object({ meridian: z.literal('recovery'), v: z.number() }).safeParse(json).data
  if (!claim) throw new MeridianError('recovery.notRecovery')
  if (claim.v > form) throw new MeridianError('recovery.newer')
  const file = File.safeParse(json).data
  if (!file || file.check !== (await sha256(utf8(file.sealed)))) throw new MeridianError('recovery.damaged')
  return file
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/**
 * Comes in with a recovery file as whoever made it: makes keys of this computer and certifies them with the one in the file.
 * `deviceName` is shown to coordinators. Throws `recovery.*`, and what the key store throws; then nothing was made.
 */
export async function recover(
  bytes: Uint8Array,
  passphrase: string,
  keys: KeyStore,
  deviceName: string,
): Promise<Newcomer> {
  const opened = parsed(await unseal(await readFile(bytes), passphrase))
  const kept = Kept.safeParse(opened).data
  if (!kept) throw new MeridianError('recovery.damaged')
  const { workspace, member, seed, hosts } = kept
  const damaged = () => Promise.reject(new MeridianError('recovery.damaged'))
  const known = await Promise.all(kept.statements.map(jws => readStatement(jws, workspace))).catch(damaged)
  if (!fold(known).members.has(member)) await damaged()
  const spare = await signerOfSeed(seed)
  const { person, device, names, giveUp } = await newKeys(keys)
  const common = { workspace, revision: 1, at: Date.now(), by: member }
  const texts = await Promise.all([
    signStatement(spare, { ...common, kind: 'ownKey', key: person.key, body: { use: 'device' } }),
    signStatement(person, { ...common, kind: 'device', key: device.key, body: { name: deviceName } }),
  ])
  const own = await Promise.all(texts.map(jws => readStatement(jws, workspace)))
  return {
    workspace,
    me: { id: member, keys: names },
    device,
    hosts,
    statements: [...known, ...own],
    giveUp,
  }
}
