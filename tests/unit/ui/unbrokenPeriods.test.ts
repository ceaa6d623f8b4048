import { expect, it } from 'vitest'
import { unbrokenPeriods } from '../../../renderer/ui/unbrokenPeriods'

it('keeps a period in a title on one line, and leaves other dashes alone', () => {
  const joined = '\u2060' // word joiner: nothing to see, no line ends there
  expect(unbrokenPeriods('International Strategy 2027–2031')).toBe(`International Strategy 2027${joined}–${joined}2031`)
  expect(unbrokenPeriods('Plan 2027-31, long-term – a start')).toBe(
    `Plan 2027${joined}-${joined}31, long-term – a start`,
  )
})
