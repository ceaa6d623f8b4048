import { replaced, replaceIn } from '#shared/draft/lines'
import type { SectionId } from '#shared/draft/section'
import { here } from '#shared/replica/origins'
import type { DraftSession } from '../session/draftSession'
import { titleLine, type DraftSearch, type Found } from './draftSearch'

/** Whether this person may write a section's text here; its title they may write wherever they may write. */
function canWrite({ canWrite, vocabulary, opened, hasArrived }: DraftSession, section: SectionId): boolean {
  return canWrite && hasArrived.read() && vocabulary.fitting(opened.workspace.prose(section)).canBind
}

/** Places grouped by `key`, in their order. */
function grouped<K>(places: readonly Found[], key: (place: Found) => K): Map<K, Found[]> {
  const groups = new Map<K, Found[]>()
  for (const place of places) {
    const group = groups.get(key(place))
    if (group) group.push(place)
    else groups.set(key(place), [place])
  }
  return groups
}

/**
 * Writes `words` in these places as they stand now, which must be in order: in the text as one step of undo, in titles as
 * another. Gives what was written; sections that can only be read keep their text.
 */
export function replaceFound(
  session: DraftSession,
  search: Pick<DraftSearch, 'lines' | 'textOf'>,
  places: readonly Found[],
  words: string,
): readonly Found[] {
  if (!session.canWrite) return []
  const { documents, workspace } = session.opened
  const bySection = grouped(
    places.filter(({ line }) => line !== titleLine),
    ({ section }) => section,
  )
  for (const section of [...bySection.keys()]) if (!canWrite(session, section)) bySection.delete(section)
  const titles = grouped(
    places.filter(({ line }) => line === titleLine),
    ({ section }) => section,
  )
  if (bySection.size > 0)
    session.history.step(() =>
      documents.draft.transact(() => {
        for (const [section, inText] of bySection) {
          const lines = search.lines(section)
          for (const [line, inLine] of grouped(inText, ({ line }) => line)) replaceIn(lines[line]!, inLine, words)
        }
      }, here),
    )
  if (titles.size > 0)
    workspace.history.step(() =>
      workspace.together(() => {
        for (const [id, inTitle] of titles) {
          const title = replaced(search.textOf(inTitle[0]!), inTitle, words)
          workspace.sections.update(id, { title: title.replaceAll(/\s+/g, ' ').trim() })
        }
      }),
    )
  return places.filter(({ section, line }) => line === titleLine || bySection.has(section))
}
