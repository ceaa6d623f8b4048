import { useTranslation } from 'react-i18next'
import type { FindState, Replaced } from '../../../editor/find/findDesk'
import { formatNumber } from '../../../ui/format'
import { shortcutText } from '../../../ui/shortcutText'
import type { Outline } from '../useOutline'

/** What is said of what was found and replaced. */
export interface FindWords {
  /** How many places there are, or which of them is chosen. */
  result(found: FindState): string
  /** The same for who does not see the text: with the section it is in. */
  said(found: FindState): string
  replacedOne(replaced: Replaced): string
  replacedAll(replaced: Replaced): string
}

/** Says it with the numbers and titles of an outline. */
export function useFindWords({ sections, numbers }: Outline): FindWords {
  const { t } = useTranslation('draft')

  function nameOf({ section }: FindState): string {
    const known = sections.find(({ id }) => id === section)
    const number = known && numbers.get(known.id)
    const title = known?.title || t('section.untitled')
    return number === undefined ? title : t('outline.entry', { number, title })
  }
  function result({ count, at }: FindState): string {
    if (count === 0) return t('find.nothing')
    if (at === null) return t('find.places', { count, number: formatNumber(count) })
    return t('find.place', { at: formatNumber(at), total: formatNumber(count) })
  }
  const written = (count: number) => t('find.replaced', { count, number: formatNumber(count) })
  const kept = (count: number) => t('find.kept', { count, number: formatNumber(count) })
  return {
    result,
    said: found =>
      found.at === null ? result(found) : t('find.said', { place: result(found), section: nameOf(found) }),
    replacedOne: replaced => (replaced.kept > 0 ? kept(replaced.kept) : written(replaced.written)),
    replacedAll: replaced =>
      [
        written(replaced.written),
        ...(replaced.kept > 0 ? [kept(replaced.kept)] : []),
        ...(replaced.written > 0 ? [t('find.undo', { keys: shortcutText('mod+Z') })] : []),
      ].join(' '),
  }
}
