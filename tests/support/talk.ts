import type { Id } from '#shared/base/ids'
import { ownId } from '#shared/comments/ids'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import type { Anchor } from '#shared/statements/anchor'
import type { Body, Key } from '#shared/statements/kinds'
import { readStatement, signStatement, type Statement } from '#shared/statements/statement'
import type { KeyHolder } from './trust'

type Talk = 'comment' | 'reply' | 'resolution'

/** An anchor of a text that is nowhere. */
export const anyAnchor: Anchor = { section: 'section:one', block: 'b1', start: 'AAAA', end: 'AAAA', quote: 'a text' }

/** What a comment of `author` says. */
export const aComment = (author: Id<'member'>, text = 'Says who?', token = 'one') =>
  ({ kind: 'comment', key: ownId('comment', author, () => token), body: { anchor: anyAnchor, text } }) as const

/** What a reply of `author` to a thread says. */
export const aReply = (author: Id<'member'>, to: Key<'comment'>, text = 'The Registrar.', token = 'one', after = 0) =>
  ({ kind: 'reply', key: ownId('reply', author, () => token), body: { to, after, text } }) as const

/** Signs and reads what somebody says. */
export async function said<K extends Talk>(
  workspace: WorkspaceId,
  { id, device }: KeyHolder,
  { kind, key, body }: { readonly kind: K; readonly key: Key<K>; readonly body: Body<K> },
  { revision = 1, at = 1_700_000_000_000, after = '' } = {},
): Promise<Statement> {
  return readStatement(
    await signStatement(device, { workspace, kind, key, body, revision, after, at, by: id }),
    workspace,
  )
}
