import { expect, it } from 'vitest'
import { wrap } from '#shared/charts/wrap'

const width = (text: string) => text.length * 10

it('breaks a name between words, and inside one that is too long for a line', () => {
  expect(wrap('University of Elsewhere', 140, width)).toEqual(['University of', 'Elsewhere'])
  expect(wrap('Hochschulrektorenkonferenz', 140, width)).toEqual(['Hochschulrekto', 'renkonferenz'])
})

it('draws no more of a name without end than anybody reads', () => {
  const lines = wrap('endless '.repeat(100_000), 140, width)
  expect(lines.join(' ').length).toBeLessThanOrEqual(200)
  expect(lines.at(-1)).toMatch(/…$/)
})
