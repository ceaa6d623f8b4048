import { z } from 'zod'
import { sha256, utf8 } from '../base/bytes'
import { MeridianError } from '../base/errors'
import { idOf } from '../base/ids'
import type { Kind } from '../identity/access'
import type { PublicKey, Signer } from '../identity/keys'
import { verify } from '../identity/verify'
import { WorkspaceId } from '../identity/workspaceId'
import { Kept } from './kept'
import { kinds, type Body, type Key } from './kinds'

/** Largest statement, in characters of its JWS. */
export const statementLimit = 64 * 1024

/** Who a statement says it is from: a member, the root key of the workspace, or a host that coordinators certified. */
const Author = z.union([z.literal('root'), z.literal('host'), idOf('member')])
export type Author = z.infer<typeof Author>

const Payload = z.object({
  v: z.number().int().positive(),
  workspace: WorkspaceId,
  kind: z.string().min(1).max(64),
  /** What it is about; what replaces it has the same kind and key, see `latestOf`. */
  key: z.string().min(1).max(200),
  revision: z.number().int().positive(),
  /** What others had said of it that its author knew, as `keep` names it. */
  after: Kept.optional(),
  body: z.unknown(),
  /** Milliseconds since 1970 by the author's clock: shown to people, never used to decide. */
  at: z.number().int().nonnegative().max(8.64e15),
  by: Author,
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
  /** What others had said of it that its author knew, as `keep` names it; empty for nothing. */
  readonly after: string
  readonly at: number
  readonly by: Author
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
  /** As `Statement.after`. */
  readonly after?: string
  readonly body: Body<K>
  readonly at: number
  readonly by: Author
}

/** Signs a statement and gives its JWS. Throws when key or body break their schema. */
export function signStatement<K extends Kind>(signer: Signer, draft: Draft<K>): Promise<string> {
  const { workspace, kind, revision, at, by } = draft
  const after = draft.after ? { after: draft.after } : {}
  const key = kinds[kind].key.parse(draft.key)
  const body = kinds[kind].body.parse(draft.body)
  return signer.sign(
    'meridian-statement',
    utf8(JSON.stringify({ v: 1, workspace, kind, key, revision, ...after, body, at, by })),
  )
}

function said(payload: Uint8Array): z.infer<typeof Payload> | undefined {
  try {
    return Payload.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))).data
  } catch {
    return undefined
  }
}

/**
 * Reads and verifies a statement of `workspace`. Throws `statement.invalid` where form, size or signature do not hold, and
 * `statement.stranger` for one of another workspace or one that falsely speaks for the root.
 */
export async function readStatement(jws: string, workspace: WorkspaceId): Promise<Statement> {
  const signed = jws.length <= statementLimit ? await verify('meridian-statement', jws) : null
  const claim = signed && said(signed.payload)
  if (!signed || !claim) throw new MeridianError('statement.invalid')
  const { revision, after = '', at, by } = claim
  const isForeign = claim.workspace !== workspace
  if (isForeign || (by === 'root' && `workspace:${signed.thumbprint}` !== workspace))
    throw new MeridianError('statement.stranger')
  const hash = await sha256(utf8(jws))
  const content = contentOf(claim)
  return { hash, jws, workspace, signer: signed.signer, revision, after, at, by, content } as Statement
}

function contentOf({ v, kind, key, body }: z.infer<typeof Payload>): Content | null {
  if (v !== 1 || !Object.hasOwn(kinds, kind)) return null
  const schema = kinds[kind as Kind]
  const says = schema.body.safeParse(body).data
  return says && schema.key.safeParse(key).success ? ({ kind, key, body: says } as Content) : null
}
