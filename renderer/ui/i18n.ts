import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { stretches } from '#shared/base/direction'

const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
})

const resources: Record<string, Record<string, Record<string, unknown>>> = {}
for (const [path, words] of Object.entries(files)) {
  const [, language, namespace] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path)!
  ;(resources[language!] ??= {})[namespace!] = words
}

/** Languages the screens speak, as BCP 47 tags. */
export const languages: readonly string[] = Object.keys(resources)

/**
 * The words of every screen: one namespace per file of `resources/locales/<language>`, read with
 * `useTranslation('<file name>')`. Words that are missing are reported on the console, where the browser tests see them.
 */
export const i18n: I18n = i18next.createInstance()

/** A name that is read another way than its sentence keeps to itself: figures and stops beside it stay in their places. */
function isolated(value: string): string {
  const way = i18n.dir(i18n.language)
  return stretches(value, way).some(({ rtl }) => rtl !== (way === 'rtl')) ? `\u2068${value}\u2069` : value
}

void i18n.use(initReactI18next).init({
  resources,
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escape: isolated }, // what could be read as HTML React escapes
  saveMissing: true,
  missingKeyHandler: (_, namespace, key) => console.error(`no words for ${namespace}:${key}`),
})

function dressDocument(language: string): void {
  document.documentElement.lang = language
  document.documentElement.dir = i18n.dir(language)
}
dressDocument(i18n.language)
i18n.on('languageChanged', dressDocument)
