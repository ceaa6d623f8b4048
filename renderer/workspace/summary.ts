import { countWords } from '#shared/base/words'
import { plainText } from '#shared/draft/blocks'
import { readBlocks } from '#shared/draft/prose'
import type { SectionId } from '#shared/draft/section'
import type { Workspace } from '#shared/workspace/workspace'
import type { KnownWorkspace } from './library'
import { whenIdle } from './whenIdle'

const wordsOf = (workspace: Workspace, section: SectionId) =>
  countWords(plainText(readBlocks(workspace.prose(section))))

/** Words of the draft, counted a section at a time: somebody may be typing. */
export async function countCalmly(workspace: Workspace): Promise<number> {
  let words = 0
  for (const { id } of workspace.sections.read()) {
    await new Promise<void>(resolve => whenIdle(resolve, 10_000))
    words += wordsOf(workspace, id)
  }
  return words
}

/** Title, institution and counts as the home screen lists them. */
export function describe(
  workspace: Workspace,
  words = workspace.sections.read().reduce((sum, { id }) => sum + wordsOf(workspace, id), 0),
): Pick<KnownWorkspace, 'title' | 'institution' | 'summary'> {
  const { title, institution } = workspace.profile.read()
  const sections = workspace.sections.read()
  return { title, institution, summary: { sections: sections.length, words, swotItems: workspace.swot.read().length } }
}
