import i18next from 'i18next'
import cli from '#resources/locales/en/cli.json'
import errors from '#resources/locales/en/errors.json'
import host from '#resources/locales/en/host.json'
import { readable } from '#shared/base/line'
import type { MeridianError } from '#shared/base/errors'

const words = i18next.createInstance()
await words.init({
  lng: 'en',
  resources: { en: { cli, errors, host } },
  keySeparator: false, // codes have dots
  interpolation: { escapeValue: false }, // a terminal, not a page
})

/** What went wrong with `file`, in one sentence. */
export function failureSentence({ code, facts }: MeridianError, file: string | undefined): string {
  const sentence = words.t(code, { ns: 'errors', ...facts })
  return file === undefined
    ? words.t('usage', { ns: 'cli', sentence })
    : words.t('failed', { ns: 'cli', file: readable(file), sentence })
}

/** What a host tells whoever started it. */
export const hostSentence = (key: keyof typeof host, facts: Readonly<Record<string, string>>): string =>
  words.t(key, { ns: 'host', ...facts })
