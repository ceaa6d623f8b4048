import { ownId } from '#shared/comments/ids'
import { anchorAt } from '#shared/draft/anchor'
import { sectionText } from '#shared/draft/sectionText'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import { signStatement } from '#shared/statements/statement'
import type { Workspace } from '#shared/workspace/workspace'
import type { KeyHolder } from '../../support/trust'
import { longSection, sectionCount } from '../longDraft'

const at = 1_750_000_000_000
/** Letters that a comment is about. */
const about = 30

/** So many comments by one person, spread evenly over the long text, every third of them answered. */
export async function longComments(
  workspace: WorkspaceId,
  { id, device }: KeyHolder,
  prose: Workspace['prose'],
  count: number,
): Promise<readonly string[]> {
  const said: Promise<string>[] = []
  const all = { workspace, revision: 1, by: id }
  for (let n = 0; n < count; n++) {
    const section = longSection(n % sectionCount)
    const text = sectionText(prose(section))
    const from = Math.floor(((Math.floor(n / sectionCount) + 0.5) * text.text.length) / Math.ceil(count / sectionCount))
    const anchor = anchorAt(section, text, from, from + about)
    if (!anchor) throw new Error(`nothing to comment on at ${from} of ${section}`)
    const key = ownId('comment', id)
    const remark = { ...all, at: at + n * 1000 }
    const words = `Which office does this, and from which year? This is question number ${n + 1}.`
    said.push(signStatement(device, { ...remark, kind: 'comment', key, body: { anchor, text: words } }))
    if (n % 3 > 0) continue
    const body = { to: key, after: 0, text: 'The office for admissions, from next year.' }
    said.push(signStatement(device, { ...remark, kind: 'reply', key: ownId('reply', id), body }))
  }
  return Promise.all(said)
}
