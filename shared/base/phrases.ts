/** Values that stand in a phrase; `count` chooses its plural, `ordinal` asks for "1st, 2nd" instead of "one, many". */
export type PhraseValues = Readonly<Record<string, string | number | boolean>> & {
  readonly count?: number
  readonly ordinal?: boolean
}

/** Gives a phrase of a locale file. i18next's `t`, bound to one namespace, is one; `phrasesOf` makes another without it. */
export type Say = (key: string, values?: PhraseValues) => string

/** A locale file: phrases and groups of phrases. */
export interface Words {
  readonly [key: string]: string | Words
}

function lookUp(words: Words, key: string): string | undefined {
  let found: string | Words | undefined = words
  for (const part of key.split('.'))
    found = typeof found === 'object' && Object.hasOwn(found, part) ? found[part] : undefined
  return typeof found === 'string' ? found : undefined
}

/**
 * Phrases of one locale file in i18next's form (`key_one`, `key_ordinal_two`, `{{name}}`), for places that run without
 * i18next and must give the same text everywhere. Values are put in as they are, never read as phrases themselves. Throws on
 * a key that is not in the file.
 */
export function phrasesOf(words: Words, language: string): Say {
  const cardinal = new Intl.PluralRules(language)
  const ordinal = new Intl.PluralRules(language, { type: 'ordinal' })
  return (key, values = {}) => {
    const { count } = values
    const form =
      count === undefined
        ? lookUp(words, key)
        : values.ordinal
          ? (lookUp(words, `${key}_ordinal_${ordinal.select(count)}`) ?? lookUp(words, `${key}_ordinal_other`))
          : (lookUp(words, `${key}_${cardinal.select(count)}`) ?? lookUp(words, `${key}_other`) ?? lookUp(words, key))
    if (form === undefined) throw new Error(`no phrase ${key}`)
    return form.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}
