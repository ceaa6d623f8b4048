import type * as Y from 'yjs'
import type { Id } from '#shared/base/ids'
import { ownId } from '#shared/comments/ids'
import { anchorAt } from '#shared/draft/anchor'
import { sectionText } from '#shared/draft/sectionText'
import type { Signer } from '#shared/identity/keys'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import { here } from '#shared/replica/origins'
import type { Anchor } from '#shared/statements/anchor'
import type { Kind } from '#shared/identity/access'
import { signStatement, type Draft } from '#shared/statements/statement'
import type { Documents } from '#shared/workspace/documents'
import type { Workspace } from '#shared/workspace/workspace'
import { seededId, seededSigner, seededToken } from './seeded'
import type { Sources } from './sources'

/** Whoever founded the sample and certifies the others. */
interface Founder {
  readonly workspace: WorkspaceId
  readonly id: Id<'member'>
  readonly device: Signer
}

/** The anchors of all comments, in their order. A sentence that was removed since is written first and then taken away. */
export function addAnchors(workspace: Workspace, { draft }: Documents, { comments }: Sources): Anchor[] {
  return comments.map(({ section, quote, after, removed }) => {
    const id = seededId('section', section)
    const fragment = workspace.prose(id)
    if (after === undefined || removed === undefined) return anchorOf(fragment, id, quote)
    const text = sectionText(fragment)
    const at = text.text.indexOf(after) + after.length
    const run = text.runs.find(({ from, to }) => from < at && at <= to)
    if (!run) throw new Error(`${section} does not say "${after}"`)
    draft.transact(() => run.node.insert(at - run.from, removed), here)
    const anchor = anchorOf(fragment, id, quote)
    draft.transact(() => run.node.delete(at - run.from, removed.length), here)
    return anchor
  })
}

function anchorOf(fragment: Y.XmlFragment, section: Id<'section'>, quote: string): Anchor {
  const text = sectionText(fragment)
  const from = text.text.indexOf(quote)
  const anchor = from >= 0 && anchorAt(section, text, from, from + quote.length)
  if (!anchor) throw new Error(`${section} does not say "${quote}"`)
  return anchor
}

/** What the people of the sample said, with the certificates of those who did. */
export async function sampleTalk(
  { comments, profile }: Sources,
  anchors: readonly Anchor[],
  founder: Founder,
): Promise<string[]> {
  const { workspace } = founder
  const devices = new Map([[founder.id, founder.device]])
  const statements: string[] = []
  const sign = async <K extends Kind>(signer: Signer, draft: Omit<Draft<K>, 'workspace' | 'revision'>) =>
    void statements.push(await signStatement(signer, { workspace, revision: 1, ...draft } as Draft<K>))

  const certifiedAt = Math.min(...comments.map(({ at }) => at))
  async function deviceOf(key: string): Promise<{ by: Id<'member'>; device: Signer }> {
    const by = seededId('member', key)
    const known = devices.get(by)
    if (known) return { by, device: known }
    const planned = profile.people.find(person => person.key === key)
    if (!planned) throw new Error(`nobody is called ${key}`)
    const [person, device] = await Promise.all([seededSigner(`person ${key}`), seededSigner(`device ${key}`)])
    devices.set(by, device)
    const unit = planned.unit === null ? null : seededId('unit', planned.unit)
    const { name, role } = planned
    const at = certifiedAt
    const body = { name, role, unit, key: person.key }
    await sign(founder.device, { kind: 'certificate', key: by, body, at, by: founder.id })
    await sign(person, { kind: 'device', key: device.key, body: { name: 'Sample' }, at, by })
    return { by, device }
  }

  for (const [index, { author, at, text, replies, resolved }] of comments.entries()) {
    const { by, device } = await deviceOf(author)
    const thread = ownId('comment', by, () => seededToken(`comment ${index}`))
    await sign(device, { kind: 'comment', key: thread, body: { anchor: anchors[index]!, text }, at, by })
    for (const [after, reply] of replies.entries()) {
      const { by: who, device: hand } = await deviceOf(reply.author)
      const key = ownId('reply', who, () => seededToken(`reply ${index} ${after}`))
      const body = { to: thread, after, text: reply.text }
      await sign(hand, { kind: 'reply', key, body, at: reply.at, by: who })
    }
    if (!resolved) continue
    const { by: who, device: hand } = await deviceOf(resolved.by)
    await sign(hand, { kind: 'resolution', key: thread, body: { resolved: true }, at: resolved.at, by: who })
  }
  return statements
}
