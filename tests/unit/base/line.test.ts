import { expect, it } from 'vitest'
import { cut, Line, readable } from '#shared/base/line'
import { kinds } from '#shared/statements/kinds'

it.each([
  ['an override', 'Sana \u202eazriM', 'Sana azriM'],
  ['an embedding and its end', '\u202aSana\u202c Mirza', 'Sana Mirza'],
  ['isolates that nobody closes', '\u2066Sana\u2067 Mirza\u2068', 'Sana Mirza'],
  ['controls of a terminal', '\u001b[31mSana\u0007\u0000\u009b', '[31mSana'],
  ['a mark of byte order', '\ufeffSana', 'Sana'],
  ['half of a sign', 'Sana \ud83d', 'Sana \ufffd'],
])('reads a name without %s', (_, name, read) => {
  expect(readable(name)).toBe(read)
  expect(Line.parse(name)).toBe(read)
})

it.each([
  ['the joiners of Persian', 'می\u200cخواهم'],
  ['the marks of Urdu beside Latin', 'اردو\u200f (Urdu)\u200e'],
  ['families', '👨\u200d👩\u200d👧'],
  ['the breaks of Khmer', 'សាកល\u200bវិទ្យាល័យ'],
  ['lines and tabs', 'one\n\ttwo\r\n'],
])('leaves %s as they are', (_, text) => expect(readable(text)).toBe(text))

it('reads names in statements without what turns the sentences they stand in', () => {
  const { body } = kinds.host
  expect(body.parse({ name: 'Library\u202e', addresses: [] })).toEqual({ name: 'Library', addresses: [] })
})

it('cuts a text between signs, never inside one', () => {
  expect(cut('ab😀', 3)).toBe('ab')
  expect(cut('ab😀', 4)).toBe('ab😀')
  expect(Line.parse(`${'a'.repeat(19_999)}😀b`)).toBe('a'.repeat(19_999))
})
