import { base64url, compactVerify } from 'jose'
import { z } from 'zod'
import { sha256, utf8 } from '../base/bytes'
import { MeridianError } from '../base/errors'
import { idOf, type Id } from '../base/ids'
import type { Kind } from '../identity/access'
import { jwkOf, PublicKey, thumbprintOf, type Signer } from '../identity/keys'
import { WorkspaceId } from '../identity/workspaceId'
import { kinds, type Body, type Key } from './kinds'

/** Largest statement, in characters of its JWS. */
export const statementLimit = 64 * 1024

/** Who a statement says it is from: a member, or the root key of the workspace. */
const Author = z.union([z.literal('root'), idOf('member')])

const Payload = z.object({
  v: z.number().int().positive(),
  workspace: WorkspaceId,
  kind: z.string().min(1).max(64),
  /** What it is about; a higher revision with the same kind and key replaces it. */
  key: z.string().min(1).max(200),
  revision: z.number().int().positive(),
  body: z.unknown(),
  /** Milliseconds since 1970 by the author's clock: shown to people, never used to decide. */
  at: z.number().int().nonnegative().max(8.64e15),
  by: Author,
})

const Header = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.literal('meridian-statement'),
  jwk: z.strictObject({ crv: z.literal('Ed25519'), kty: z.literal('OKP'), x: PublicKey }),
})

/** What a statement says, typed by its kind. */
export type Content = { [K in Kind]: { readonly kind: K; readonly key: Key<K>; readonly body: Body<K> } }[Kind]

declare const verified: unique symbol

/** A statement whose form and signature hold. Whether its author may say this is asked when a set is folded. */
export interface Statement {
  readonly [verified]: true
  /** SHA-256 of `jws` in hexadecimal: its name. */
  readonly hash: string
  readonly jws: string
  readonly workspace: WorkspaceId
  readonly revision: number
  readonly at: number
  readonly by: 'root' | Id<'member'>
  /** The key that signed it. */
  readonly signer: PublicKey
  /** Null where a newer version wrote something that this one cannot read. */
  readonly content: Content | null
}

/** What an author says; the rest of a statement follows from the signer. */
export interface Draft<K extends Kind> {
  readonly workspace: WorkspaceId
  readonly kind: K
  readonly key: Key<K>
  readonly revision: number
  readonly body: Body<K>
  readonly at: number
  readonly by: 'root' | Id<'member'>
}

/** Signs a statement and gives its JWS. Throws when key or body break their schema. */
export function signStatement<K extends Kind>(signer: Signer, draft: Draft<K>): Promise<string> {
  const { workspace, kind, revision, at, by } = draft
  const key = kinds[kind].key.parse(draft.key)
  const body = kinds[kind].body.parse(draft.body)
  return signer.sign('meridian-statement', utf8(JSON.stringify({ v: 1, workspace, kind, key, revision, body, at, by })))
}

/** Reads base64url; null for anything that is not its one canonical spelling, so that a statement has one text and one name. */
function decoded(part: string): Uint8Array | null {
  try {
    const bytes = base64url.decode(part)
    return base64url.encode(bytes) === part ? bytes : null
  } catch {
    return null
  }
}

function parsed<T>(schema: z.ZodType<T>, part: string): T | undefined {
  const bytes = decoded(part)
  if (!bytes) return undefined
  try {
    return schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data
  } catch {
    return undefined
  }
}

interface Checker {
  readonly handle: CryptoKey
  readonly thumbprint: string
}

/** A workspace has some hundred keys and thousands of statements, so keys are prepared once. */
const checkers = new Map<PublicKey, Promise<Checker>>()
const checkersKept = 2000

function checkerOf(key: PublicKey): Promise<Checker> {
  const known = checkers.get(key)
  if (known) return known
  if (checkers.size >= checkersKept) checkers.clear()
  const made = Promise.all([
    crypto.subtle.importKey('jwk', jwkOf(key), 'Ed25519', true, ['verify']),
    thumbprintOf(key),
  ]).then(([handle, thumbprint]) => ({ handle, thumbprint }))
  checkers.set(key, made)
  made.catch(() => checkers.delete(key))
  return made
}

/**
 * Reads and verifies a statement of `workspace`. Throws `statement.invalid` where form, size or signature do not hold, and
 * `statement.stranger` for one of another workspace or one that falsely speaks for the root.
 */
export async function readStatement(jws: string, workspace: WorkspaceId): Promise<Statement> {
  const [header, payload, signature, ...rest] = jws.length <= statementLimit ? jws.split('.') : []
  if (!header || !payload || !signature || rest.length > 0 || !decoded(signature))
    throw new MeridianError('statement.invalid')
  const signer = parsed(Header, header)?.jwk.x
  const said = parsed(Payload, payload)
  if (!signer || !said) throw new MeridianError('statement.invalid')
  if (said.workspace !== workspace) throw new MeridianError('statement.stranger')

  let thumbprint: string
  try {
    const checker = await checkerOf(signer)
    await compactVerify(jws, checker.handle, { algorithms: ['EdDSA'] })
    thumbprint = checker.thumbprint
  } catch (cause) {
    throw new MeridianError('statement.invalid', {}, { cause })
  }
  if (said.by === 'root' && `workspace:${thumbprint}` !== workspace) throw new MeridianError('statement.stranger')

  const { revision, at, by } = said
  const hash = await sha256(utf8(jws))
  return { hash, jws, workspace, revision, at, by, signer, content: contentOf(said) } as Statement
}

function contentOf({ v, kind, key, body }: z.infer<typeof Payload>): Content | null {
  if (v !== 1 || !Object.hasOwn(kinds, kind)) return null
  const schema = kinds[kind as Kind]
  const says = schema.body.safeParse(body).data
  return says && schema.key.safeParse(key).success ? ({ kind, key, body: says } as Content) : null
}
