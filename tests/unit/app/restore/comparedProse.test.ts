import { expect, it } from 'vitest'
import { compareProse } from '../../../../renderer/app/restore/comparedProse'
import { paragraph } from '../../../support/builders'

const blocks = (...texts: string[]) => texts.map(paragraph)

it('counts what says the same, and compares the rest word by word as what today would become', () => {
  const then = blocks('One.', 'Two.', 'We host ten students.', 'Gone.')
  const now = blocks('One.', 'Two.', 'We host ninety students.')
  expect(compareProse(then, now)).toEqual([
    { same: 2 },
    {
      hasThen: true,
      hasNow: true,
      stretches: [
        { in: 'both', text: 'We host ' },
        { in: 'before', text: 'ninety ' },
        { in: 'after', text: 'ten ' },
        { in: 'both', text: 'students.\n' },
        { in: 'after', text: 'Gone.' },
      ],
    },
  ])
})

it('shows a paragraph on one side where the other has none', () => {
  expect(compareProse(blocks('One.', 'Back.'), blocks('One.'))).toEqual([
    { same: 1 },
    { hasThen: true, hasNow: false, stretches: [{ in: 'after', text: 'Back.' }] },
  ])
})
