/**
 * Signs that tables have in place of a figure with more than one meaning. `notAvailable`: n/a, which is "not available" to some
 * and "not applicable" to others. `dash`: nobody knows, or none, as spreadsheets write a zero among sums of money.
 */
export type OpenSign = 'notAvailable' | 'dash'

/** What statistical offices and spreadsheets write where nobody knows the figure, in the languages of the institutions. */
const unknown = new Set([
  ...['…', '..', '...', ':', '?'],
  ...['#n/a', '#н/д'], // a formula that found nothing
  ...['no data', 'not available', 'not reported', 'not known', 'unknown'],
  ...['н/д', 'н.д.', 'н. д.', 'нд', 'нет данных', 'неизвестно'],
  ...['м/ж', 'дерек жоқ', 'деректер жоқ', 'мәлімет жоқ'],
  ...['无数据', '暂无数据', '不详'],
])

const notApplicable = new Set(['н/п', 'не применимо', 'неприменимо', '不适用'])

/** What a sign in place of a figure says, or null where a text is no such sign. */
export function readSign(text: string): 'missing' | 'not applicable' | OpenSign | null {
  const plain = text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
  if (unknown.has(plain)) return 'missing'
  if (notApplicable.has(plain)) return 'not applicable'
  if (/^n\.?\s?[/.]?\s?a\.?$/.test(plain)) return 'notAvailable'
  return /^[-\u2010-\u2015\u2212]{1,3}$/.test(plain) ? 'dash' : null
}
