/** Languages a strategy is likely to be written in, as BCP 47 tags. */
const common = [
  'en-GB',
  'en-US',
  'ar',
  'az',
  'bn',
  'bs',
  'cs',
  'de',
  'el',
  'es',
  'fa',
  'fr',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'it',
  'ka',
  'kk',
  'km',
  'ky',
  'lo',
  'mn',
  'ms',
  'my',
  'ne',
  'pl',
  'ps',
  'pt',
  'ro',
  'ru',
  'sq',
  'sr',
  'sw',
  'tg',
  'th',
  'tr',
  'uk',
  'ur',
  'uz',
  'vi',
  'zh',
] as const

/** The common languages and the `current` one, named in the language of the screen, sorted by name. */
export function languageChoices(current: string, screen: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(screen, { type: 'language' })
  const tags = new Set<string>([...common, current])
  return [...tags]
    .map(tag => ({ value: tag, label: names.of(tag) ?? tag }))
    .sort((a, b) => a.label.localeCompare(b.label, screen))
}
