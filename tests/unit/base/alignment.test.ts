import { expect, it } from 'vitest'
import { alignment } from '#shared/base/alignment'
import { compareWords } from '#shared/base/compareWords'
import { chance, freshSeed } from '../../support/chance'

it('finds as much as two lists have in common, in the order of both', () => {
  expect(alignment([...'abcde'], [...'xbcxe'])).toEqual([
    [1, 1],
    [2, 2],
    [4, 4],
  ])
  expect(alignment([], ['a'])).toEqual([])
  expect(alignment([...'aab'], [...'ab'])).toHaveLength(2)
})

it('compares lists that differ in thousands of places by their ends, without waiting', () => {
  const long = (sign: string) => ['begin', ...Array.from({ length: 5000 }, (_, i) => `${sign}${i}`), 'end']
  expect(alignment(long('a'), long('b'))).toEqual([
    [0, 0],
    [5001, 5001],
  ])
})

it('says which words are gone and which came, and what stays is both texts', () => {
  expect(compareWords('The office hosts ten students.', 'The office welcomes ten new students.')).toEqual([
    { in: 'both', text: 'The office ' },
    { in: 'before', text: 'hosts ' },
    { in: 'after', text: 'welcomes ' },
    { in: 'both', text: 'ten ' },
    { in: 'after', text: 'new ' },
    { in: 'both', text: 'students.' },
  ])
})

it('makes both texts of a comparison again, whatever they are', () => {
  const seed = freshSeed()
  const next = chance(seed)
  const words = ['a', 'b ', ' c', 'd\n', '大学', '学 ', '']
  const text = () =>
    Array.from({ length: Math.floor(next() * 12) }, () => words[Math.floor(next() * words.length)]).join('')
  for (let round = 0; round < 500; round++) {
    const [before, after] = [text(), text()]
    const made = (side: 'before' | 'after') =>
      compareWords(before, after)
        .filter(stretch => stretch.in === 'both' || stretch.in === side)
        .map(stretch => stretch.text)
        .join('')
        .replace(/\s+/g, '')
    expect([made('before'), made('after')], `seed ${seed}, round ${round}`).toEqual(
      [before, after].map(each => each.replace(/\s+/g, '')),
    )
  }
})
