import { plainText } from '#shared/draft/blocks'
import type { ChangeList } from '#shared/exchange/changes'
import type { ComparedCopies } from '#shared/exchange/compareCopies'

/** What a copy has that the workspace has not, as plain text: names of entries, then whole sections below their titles. */
export function copyText({ changes, texts }: ComparedCopies, untitled: string): string {
  const { swot, indicators, peers, units, people } = changes
  const named = (list: ChangeList) => list.first.filter(({ how }) => how !== 'removed').map(({ name }) => `- ${name}`)
  const entries = [swot, indicators, peers, units, people].flatMap(named)
  const sections = texts
    .filter(({ copy }) => copy.length > 0)
    .map(({ title, copy }) => `${title || untitled}\n\n${plainText(copy)}`)
  return [...(entries.length > 0 ? [entries.join('\n')] : []), ...sections].join('\n\n\n')
}
