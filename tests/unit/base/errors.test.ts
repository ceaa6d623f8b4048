import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCodes, MeridianError, settle, unwrap } from '#shared/base/errors'

const languages = readdirSync('resources/locales')

describe.each(languages)('in %s', language => {
  const words = JSON.parse(readFileSync(`resources/locales/${language}/errors.json`, 'utf8')) as Record<string, string>

  it.each(errorCodes)('%s has a sentence and what to do next', code => {
    for (const sentence of [words[code], words[`${code}.next`]]) {
      expect(sentence).toMatch(/^\p{Lu}/u)
      expect(sentence).not.toMatch(/please|oops|!/i)
    }
    expect(words[code]).not.toMatch(/\.$/) // a title, or the end of a line that ends itself
    expect(words[`${code}.next`]).toMatch(/\.$/)
  })

  it('has no sentence for a code that does not exist', () => {
    const known = new Set([...errorCodes, 'unexpected'].flatMap(code => [code, `${code}.next`]))
    expect(Object.keys(words).filter(key => !known.has(key))).toEqual([])
  })
})

it('survives a border as an outcome', async () => {
  const outcome = structuredClone(await settle(() => Promise.reject(new MeridianError('file.bomb', { limit: 5 }))))
  expect(() => unwrap(outcome)).toThrow(expect.objectContaining({ code: 'file.bomb', facts: { limit: 5 } }))
  expect(unwrap(await settle(async () => 7))).toBe(7)
})

it('throws a mistake of ours on', async () => {
  await expect(settle(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours')
})
