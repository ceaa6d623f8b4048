import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '#shared/base/errors'

const locales = readdirSync('resources/locales')
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>

describe.each(locales)('the words of %s', language => {
  it('have a sentence for every error, and what to do about it', () => {
    const sentences = read(`resources/locales/${language}/errors.json`)
    const missing = [...errorCodes, 'unexpected']
      .flatMap(code => [code, `${code}.next`])
      .filter(key => typeof sentences[key] !== 'string' || sentences[key] === '')
    expect(missing).toEqual([])
  })

  it('never shout, beg or blame', () => {
    const texts: string[] = []
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value)
      else if (value && typeof value === 'object') Object.values(value).forEach(collect)
    }
    for (const file of readdirSync(`resources/locales/${language}`))
      collect(read(`resources/locales/${language}/${file}`))
    expect(texts.filter(text => /!|\b(please|oops|sorry|sync|cloud|crdt)\b/i.test(text))).toEqual([])
  })
})
