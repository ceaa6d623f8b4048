import { describe, expect, it } from 'vitest'
import { finder, searchable, type FindQuery } from '#shared/draft/findText'
import { chance, freshSeed } from '../../support/chance'

/** The stretches of `text` that are found, as they are written there. */
function found(text: string, words: string, how: Partial<FindQuery> = {}): string[] {
  const find = finder({ words, isExact: false, isWhole: false, ...how })
  return find(searchable(text)).map(({ from, to }) => text.slice(from, to))
}

describe('words in a text', () => {
  it('are found in capitals and small letters', () => {
    expect(found('The University, a university, UNIVERSITY.', 'university')).toEqual([
      'University',
      'university',
      'UNIVERSITY',
    ])
    expect(found('The University, a university.', 'university', { isExact: true })).toEqual(['university'])
  })

  it('are found one after the other, none within another', () => {
    expect(found('aaaaa', 'aa')).toEqual(['aa', 'aa'])
    expect(found('anything', '')).toEqual([])
  })

  it.each([
    ['Évaluation, évaluation, evaluation', 'evaluation', ['Évaluation', 'évaluation', 'evaluation']],
    ['Évaluation, évaluation, evaluation', 'évaluation', ['Évaluation', 'évaluation']],
    ['E\u0301valuation', 'évaluation', ['E\u0301valuation']],
    ['Évaluation', 'e\u0301valuation', ['Évaluation']],
    ['İstanbul, istanbul', 'istanbul', ['İstanbul', 'istanbul']],
    ['Κόσμος, ΚΟΣΜΟΣ', 'κοσμος', ['Κόσμος', 'ΚΟΣΜΟΣ']],
    ['كِتَاب and كتاب', 'كتاب', ['كِتَاب', 'كتاب']],
    ['یونیورسٹی', 'يونيورسٹي', ['یونیورسٹی']],
  ])('in %j the words %j find %j: a letter without accents finds all, with one only itself', (text, words, all) => {
    expect(found(text, words)).toEqual(all)
  })

  it('are taken letter by letter where they are to match exactly', () => {
    expect(found('e é É', 'e', { isExact: true })).toEqual(['e'])
    expect(found('e e\u0301 É', 'é', { isExact: true })).toEqual(['e\u0301'])
  })

  it('are found whatever quotes, spaces and hyphens a program wrote, and whatever nobody sees between the letters', () => {
    expect(found('the university\u2019s plan', "university's")).toEqual(['university\u2019s'])
    expect(found('\u201cyes\u201d', '"yes"')).toEqual(['\u201cyes\u201d'])
    expect(found('12\u00a0400 students', '12 400')).toEqual(['12\u00a0400'])
    expect(found('uni\u00adversity', 'university')).toEqual(['uni\u00adversity'])
    expect(found('a\u2011b', 'a-b')).toEqual(['a\u2011b'])
  })

  it('are left out inside longer words where only whole ones are asked for', () => {
    expect(found('art, part, arts, an art.', 'art', { isWhole: true })).toEqual(['art', 'art'])
    expect(found('(EU) and EU27', '(EU)', { isWhole: true })).toEqual(['(EU)'])
    expect(found('résumé, résumés', 'resume', { isWhole: true })).toEqual(['résumé'])
    expect(found('جامعة والجامعة', 'جامعة', { isWhole: true })).toEqual(['جامعة'])
  })

  it('never take half a sign', () => {
    expect(found('한글', 'ㅎ')).toEqual([])
    expect(found('한글', '한')).toEqual(['한'])
    expect(found('a 👩‍🎓 b', '👩')).toEqual(['👩\u200d'])
  })
})

it('finds what was put into any text, and nothing that is not there', () => {
  const seed = freshSeed()
  const next = chance(seed)
  const letters = [..."aAbBéÉçن ي\u0301\u00ad’'-.😀ß\u00a0"]
  const any = (most: number) =>
    Array.from({ length: Math.floor(next() * most) }, () => letters[Math.floor(next() * letters.length)]).join('')
  for (let round = 0; round < 400; round++) {
    const [before, words, after] = [any(12), any(4), any(12)]
    const text = `${before}|${words}|${after}`
    for (const isExact of [false, true]) {
      const query = { words, isExact, isWhole: false }
      const where = `SEED=${seed}, round ${round}: ${JSON.stringify({ text, ...query })}`
      const find = finder(query)
      const stretches = find(searchable(text))
      const seen = words.replaceAll('\u00ad', '')
      const isOfItsOwn = seen !== '' && !seen.startsWith('\u0301') // that accent belongs to the sign before it
      if (isOfItsOwn)
        expect(
          stretches.some(({ to }) => to > before.length),
          where,
        ).toBe(true)
      let end = 0
      for (const { from, to } of stretches) {
        expect(from, where).toBeGreaterThanOrEqual(end)
        expect(to, where).toBeGreaterThan(from)
        expect(text.slice(from, to), where).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
        expect(find(searchable(text.slice(from, to))), where).toHaveLength(1) // what was found is what was looked for
        end = to
      }
    }
  }
})
