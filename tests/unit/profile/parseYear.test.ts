import { expect, it } from 'vitest'
import { parseYear } from '../../../renderer/stages/profile/parseYear'

it.each([
  ['2027', 2027],
  [' 2031 ', 2031],
  ['1900', 1900],
  ['2200', 2200],
])('reads %j as a year', (text, year) => {
  expect(parseYear(text)).toBe(year)
})

it.each(['', '27', '20277', '1899', '2201', '2027/28', 'next year', '2e3'])('does not read %j as a year', text => {
  expect(parseYear(text)).toBeNull()
})
