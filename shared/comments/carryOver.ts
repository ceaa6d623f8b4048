import type { Id } from '../base/ids'
import type { Signer } from '../identity/keys'
import type { WorkspaceId } from '../identity/workspaceId'
import { signStatement } from '../statements/statement'
import { ownId } from './ids'
import type { Speaker, Thread } from './threads'

/** Who carries threads over into a workspace of theirs. */
export interface Carrier {
  readonly workspace: WorkspaceId
  readonly id: Id<'member'>
  readonly device: Signer
}

/**
 * States the threads of another workspace anew, with `carrier` as their author and those who said it named as such: nobody
 * can sign for people whose keys are elsewhere. What the carrier said there they say here themselves. Gives the statements.
 */
export async function carryOver(threads: readonly Thread[], carrier: Carrier): Promise<string[]> {
  const { workspace, id: by, device } = carrier
  const common = { workspace, revision: 1, by }
  const from = ({ member, name, role, at, carriedBy }: Speaker) =>
    member === by && carriedBy === null ? {} : { from: { name: name || '?', role, at } }
  const statements: Promise<string>[] = []
  for (const thread of threads) {
    const { anchor, text, at, replies, resolved } = thread
    const key = ownId('comment', by)
    // one that was taken back is stated and taken back again, because its answers stand below it
    const body = { anchor, text: text ?? '…', ...from(thread) }
    statements.push(signStatement(device, { ...common, kind: 'comment', key, body, at }))
    if (text === null)
      statements.push(
        signStatement(device, { ...common, kind: 'comment', key, revision: 2, body: { removed: true }, at }),
      )
    replies.forEach((reply, after) => {
      const said = { to: key, after, text: reply.text, ...from(reply) }
      statements.push(
        signStatement(device, { ...common, kind: 'reply', key: ownId('reply', by), body: said, at: reply.at }),
      )
    })
    if (resolved) {
      const done = { resolved: true, ...from(resolved) }
      statements.push(signStatement(device, { ...common, kind: 'resolution', key, body: done, at: resolved.at }))
    }
  }
  return Promise.all(statements)
}
