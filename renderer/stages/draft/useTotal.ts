import { useTranslation } from 'react-i18next'
import type { Section } from '#shared/draft/section'
import type { WordCounts } from '../../editor/session/wordCounts'
import { formatNumber } from '../../ui/format'
import { useReadable } from '../../workspace/useReadable'

/** "12 sections, 6,420 words"; without the words until every section has been counted. */
export function useTotal(counts: WordCounts, sections: readonly Section[]): string {
  const { t } = useTranslation('draft')
  const byId = useReadable(counts)
  const said = t('sections', { count: sections.length })
  let total = 0
  for (const { id } of sections) {
    const words = byId.get(id)
    if (words === undefined) return said
    total += words
  }
  return t('total', { sections: said, words: t('words', { count: total, number: formatNumber(total) }) })
}
