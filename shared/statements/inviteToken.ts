import { base64url } from 'jose'
import { z } from 'zod'
import { sha256Bytes, utf8 } from '../base/bytes'
import { MeridianError } from '../base/errors'
import { CertificatePin, HostAddress, mostAddresses } from '../base/hostAddress'
import { PublicKey, type Signer } from '../identity/keys'
import { Seed, signerOfSeed } from '../identity/seed'
import { WorkspaceId } from '../identity/workspaceId'
import { isOf, type Of } from './latest'
import { readStatement, type Statement } from './statement'

/** Which host an invite leads to. */
export const InviteHost = z.strictObject({
  key: PublicKey,
  addresses: z.array(HostAddress).max(mostAddresses),
  /** SHA-256 of its own TLS certificate, or null where a real one vouches for it. */
  pin: CertificatePin.nullable(),
})
export type InviteHost = z.infer<typeof InviteHost>

/** What a link carries: what was stated, the secret that nobody else has, and where to go with it. */
interface InviteParts {
  /** The statement about the secret's key: of kind `invite`, or see `ownLink.ts`; as JWS. */
  readonly invite: string
  readonly seed: Seed
  /** Null where the workspace is reached by files only. */
  readonly host: InviteHost | null
}

/** What a link carried, once it was read. */
export interface Carried {
  readonly statement: Statement
  readonly workspace: WorkspaceId
  /** Its key is what the statement is about. */
  readonly signer: Signer
  readonly host: InviteHost | null
}

/** An invite whose form and signature hold. Whether its author may invite is known to those who have the statements. */
export interface Invite extends Carried {
  readonly statement: Of<'invite'>
}

/** Before everything else, so that later forms are told apart. */
const form = '1'
/** Longest text that is searched for an invite, in characters: a whole e-mail with the link in it. */
const longestText = 64 * 1024
/** A check, the seed, the host, and the three parts of the JWS, whose Ed25519 signature ends it. */
const pattern = /^(\d{1,3})\.([\w-]{16})\.([\w-]{43})\.([\w-]{0,4000})\.([\w-]{1,1000}\.[\w-]{1,4000}\.[\w-]{86})/
const path = '/join/'
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** The first 12 bytes of SHA-256, so that a slip of the hand is told from a forgery. */
const checkOf = async (text: string) => base64url.encode((await sha256Bytes(utf8(text))).subarray(0, 12))

/** The text of an invite: the fragment of a link, the content of a file. Letters, digits, `-`, `_` and `.` only. */
export async function makeInviteToken({ invite, seed, host }: InviteParts): Promise<string> {
  const rest = `${seed}.${host ? base64url.encode(JSON.stringify(InviteHost.parse(host))) : ''}.${invite}`
  return `${form}.${await checkOf(rest)}.${rest}`
}

/** The link that opens Meridian in a browser; `page` is where it is served, without a fragment. */
export const inviteLink = (page: string, token: string): string => `${page.replace(/[#?].*$/s, '')}#${path}${token}`

/** The link that opens Meridian on the desktop. */
export const desktopInviteLink = (token: string): string => `meridian:/${path}${token}`

/** What a person pasted, from the token on: without what e-mail programs put into long links, or wrap around them. */
function tokenIn(text: string): string {
  const joined = text.replace(/[\s\u200b\u00ad\ufeff<>"=]+/g, '').replace(/%2f/gi, '/')
  const at = joined.lastIndexOf(path)
  return at < 0 ? joined : joined.slice(at + path.length)
}

/** Reads the host of an invite; undefined where it is spoilt. */
function hostIn(text: string): InviteHost | null | undefined {
  if (text === '') return null
  try {
    return InviteHost.safeParse(JSON.parse(decode(base64url.decode(text)))).data
  } catch {
    return undefined
  }
}

/** Which workspace a statement says it is of; it is verified afterwards. */
function workspaceIn(jws: string): WorkspaceId | undefined {
  try {
    const claim: unknown = JSON.parse(decode(base64url.decode(jws.split('.')[1]!)))
    return z.object({ workspace: WorkspaceId }).safeParse(claim).data?.workspace
  } catch {
    return undefined
  }
}

/** The day of a moment, as all the world writes it. */
export const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)

/**
 * Reads what a link carries: a link, a token, a file's text or an e-mail with the link in it. Throws `invite.notAnInvite`,
 * `invite.newer`, `invite.altered` (also where a part is missing).
 */
export async function readCarried(text: string): Promise<Carried> {
  if (text.length > longestText) throw new MeridianError('invite.notAnInvite')
  const token = tokenIn(text)
  const [, version] = /^(\d{1,3})\.[\w-]{8}/.exec(token) ?? []
  if (version === undefined) throw new MeridianError('invite.notAnInvite')
  if (version !== form) throw new MeridianError('invite.newer')
  const altered = () => new MeridianError('invite.altered')
  const [, , check, seed, place, jws] = pattern.exec(token) ?? []
  if (check === undefined || check !== (await checkOf(`${seed}.${place}.${jws}`))) throw altered()
  const [host, workspace, secret] = [hostIn(place!), workspaceIn(jws!), Seed.safeParse(seed).data]
  if (host === undefined || workspace === undefined || secret === undefined) throw altered()
  const [signer, statement] = await Promise.all([
    signerOfSeed(secret),
    readStatement(jws!, workspace).catch(() => {
      throw altered()
    }),
  ])
  if (statement.content?.key !== signer.key) throw altered()
  return { statement, workspace, signer, host }
}

/**
 * Reads an invite, from whatever `readCarried` takes. `now` is this computer's clock, in milliseconds since 1970, which may
 * be wrong: what it refuses says so. Throws as `readCarried`, `invite.otherWorkspace` (not the one that is asked for) and
 * `invite.expired`.
 */
export async function readInvite(
  text: string,
  { now, workspace: expected }: { readonly now: number; readonly workspace?: WorkspaceId },
): Promise<Invite> {
  const carried = await readCarried(text)
  const { statement, workspace } = carried
  if (!isOf(statement, 'invite')) throw new MeridianError('invite.altered')
  if (expected !== undefined && workspace !== expected) throw new MeridianError('invite.otherWorkspace')
  const { expires } = statement.content.body
  if (now > expires) throw new MeridianError('invite.expired', { ended: dayOf(expires), today: dayOf(now) })
  return { ...carried, statement }
}
