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
async function countCalmly(workspace: Workspace): Promise<number> {
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

/** Keeps what the home screen lists of an open workspace: a little after it opened, and whenever it is asked to. */
export interface Summary {
  keep(): Promise<void>
  /** No longer does it by itself. */
  stop(): void
}

/** Starts with it. The list is a courtesy, so counting for it keeps nobody waiting; a full disk is told elsewhere. */
export function startSummary(
  workspace: Workspace,
  write: (described: () => ReturnType<typeof describe>) => Promise<void>,
): Summary {
  const keep = (words?: number) => write(() => describe(workspace, words))
  let isOpen = true
  const timer = setTimeout(
    () =>
      void countCalmly(workspace)
        .then(words => (isOpen ? keep(words) : undefined))
        .catch(() => undefined),
    3000,
  )
  return {
    keep: () => keep(),
    stop: () => {
      isOpen = false
      clearTimeout(timer)
    },
  }
}
