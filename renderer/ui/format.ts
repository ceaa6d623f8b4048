import { i18n } from './i18n'

/** English dates are written day first (9 December 2026), which plain `en` does not do. */
const locale = () => (i18n.language === 'en' ? 'en-GB' : i18n.language)

/** A formatter made once for each language: making one takes longer than a hundred uses. */
function inEachLanguage<F>(make: (locale: string) => F): () => F {
  const made = new Map<string, F>()
  return () => {
    const language = locale()
    const known = made.get(language)
    if (known) return known
    const fresh = make(language)
    made.set(language, fresh)
    return fresh
  }
}

const days = inEachLanguage(
  language => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }),
)
const times = inEachLanguage(
  language => new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false }),
)
const numbers = inEachLanguage(language => new Intl.NumberFormat(language))

/** The furthest that a calendar reaches, in milliseconds before and after 1970; another replica may have written anything. */
const reach = 8.64e15
const within = (at: number) => Math.max(-reach, Math.min(reach, at))

/** `9 December 2026`, in the time zone of this computer. `at` in milliseconds since 1970. */
export const formatDay = (at: number): string => days().format(within(at))

// days that a sentence is told by code, such as "2026-12-09", are written as people write them: {{ended, day}}
i18n.services.formatter?.add('day', (day: unknown) => formatDay(new Date(`${String(day)}T00:00`).getTime()))

/** `14:32`. `at` in milliseconds since 1970. */
export const formatTime = (at: number): string => times().format(within(at))

/** `14:32` today, else `9 December 2026, 14:32`. `at` and `now` in milliseconds since 1970. */
export const formatMoment = (at: number, now: number = Date.now()): string =>
  new Date(at).toDateString() === new Date(now).toDateString() ? formatTime(at) : `${formatDay(at)}, ${formatTime(at)}`

/** `6,420`. */
export const formatNumber = (value: number, options?: Intl.NumberFormatOptions): string =>
  (options ? new Intl.NumberFormat(locale(), options) : numbers()).format(value)

/** `2 new, 1 changed`. */
export const formatList = (parts: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'unit', style: 'short' }).format(parts)

/** `1.4 MB`; `bytes` in bytes. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0)
  return formatNumber(bytes / 1000 ** step, {
    style: 'unit',
    unit: units[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  })
}

/** Names of all countries in the language of the screen, sorted. */
export function countryNames(): string[] {
  const names = new Intl.DisplayNames(locale(), { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap(first => letters.map(second => first + second))
  const found = new Set(codes.filter(isCountry).flatMap(code => names.of(code) ?? []))
  return [...found].sort(new Intl.Collator(locale()).compare)
}

/** Regions of Intl that are groups, test codes or withdrawn, and so no seat of a university. */
const noCountries = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'EU',
  'EZ',
  'FX',
  'NT',
  'QO',
  'QU',
  'SU',
  'TP',
  'UK',
  'UN',
  'XA',
  'XB',
  'YD',
  'YU',
  'ZR',
  'ZZ',
])
const isCountry = (code: string) => !noCountries.has(code)
