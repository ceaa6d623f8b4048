import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

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

void i18n.use(initReactI18next).init({
  resources,
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes
  saveMissing: true,
  missingKeyHandler: (_, namespace, key) => console.error(`no words for ${namespace}:${key}`),
})

function dressDocument(language: string): void {
  document.documentElement.lang = language
  document.documentElement.dir = i18n.dir(language)
}
dressDocument(i18n.language)
i18n.on('languageChanged', dressDocument)
