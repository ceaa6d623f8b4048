import fc from 'fast-check'
import { expect, it } from 'vitest'
import { caretAfter } from '../../../renderer/stages/swot/caretAfter'

it('keeps the caret between the same letters when somebody writes before or behind it', () => {
  expect(caretAfter('Half of the agreements', 'About half of the agreements', 4)).toBe(10)
  expect(caretAfter('Half of the agreements', 'Half of the 38 agreements', 4)).toBe(4)
  expect(caretAfter('Half of the agreements', 'Half of the 38 agreements', 22)).toBe(25)
})

it('puts the caret behind what replaced the text around it', () => {
  expect(caretAfter('one two three', 'one 2 three', 6)).toBe(5)
  expect(caretAfter('gone', '', 2)).toBe(0)
})

it('always stays inside the text, and what stands behind it stays behind it when only the front changed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 })
  fc.assert(
    fc.property(text, text, fc.nat(12), (before, after, at) => {
      const caret = caretAfter(before, after, Math.min(at, before.length))
      expect(caret).toBeGreaterThanOrEqual(0)
      expect(caret).toBeLessThanOrEqual(after.length)
    }),
  )
  fc.assert(
    fc.property(text, text, text, (front, next, rest) => {
      const caret = caretAfter(`${front}|${rest}`, `${next}|${rest}`, front.length)
      expect(`${next}|${rest}`.slice(caret).endsWith(`|${rest}`)).toBe(true)
    }),
  )
})
