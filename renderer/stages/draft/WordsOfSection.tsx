import { useTranslation } from 'react-i18next'
import type { WordCounts } from '../../editor/session/wordCounts'
import type { Section } from '#shared/draft/section'
import { formatNumber } from '../../ui/format'
import { useReadable } from '../../workspace/useReadable'

/** How long a section is, against the length it should have. */
export function WordsOfSection({ section, counts }: { readonly section: Section; readonly counts: WordCounts }) {
  const { t } = useTranslation('draft')
  const words = useReadable(counts).get(section.id)
  if (words === undefined) return null
  const { targetWords } = section
  const text =
    targetWords === null
      ? t('words', { count: words, number: formatNumber(words) })
      : t('wordsOfTarget', { count: targetWords, words: formatNumber(words), target: formatNumber(targetWords) })
  return <span title={text}>{text}</span>
}
