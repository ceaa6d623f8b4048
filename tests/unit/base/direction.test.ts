import { describe, expect, it } from 'vitest'
import { directionOf, rtlLanguageOf, stretches } from '#shared/base/direction'

const way = (text: string, base: 'ltr' | 'rtl') => stretches(text, base).map(({ text: part, rtl }) => [part, rtl])

describe('the direction of a text', () => {
  it('is that of its first letter, and unknown where there is none', () => {
    expect(directionOf('2024 میں سات جامعات (peers)')).toBe('rtl')
    expect(directionOf('Erasmus+ کے تحت')).toBe('ltr')
    expect(directionOf('שלום')).toBe('rtl')
    expect(directionOf('61.0 %')).toBeNull()
  })
})

describe('a text of two directions', () => {
  it('is one stretch where it has only one', () => {
    expect(way('Recognition takes 61 days.', 'ltr')).toEqual([['Recognition takes 61 days.', false]])
    expect(way('جامعات (سات)، 2024', 'rtl')).toEqual([['جامعات (سات)، 2024', true]])
  })

  it('turns brackets and signs with the paragraph they stand in', () => {
    expect(way('دفتر (International Office) 2024 میں۔', 'rtl')).toEqual([
      ['دفتر (', true],
      ['International Office', false],
      [') 2024 میں۔', true],
    ])
    expect(way('A word (اردو) in it.', 'ltr')).toEqual([
      ['A word (', false],
      ['اردو', true],
      [') in it.', false],
    ])
  })

  it('closes a bracket on the side on which it was opened', () => {
    expect(way('دیکھیں HEC (2023)', 'rtl')).toEqual([
      ['دیکھیں ', true],
      ['HEC (2023)', false],
    ])
    expect(way('See جامعہ (لاہور) too', 'ltr')).toEqual([
      ['See ', false],
      ['جامعہ (لاہور)', true],
      [' too', false],
    ])
  })

  it('keeps figures with the words of the other direction where there are no others', () => {
    expect(way('1 January 2027', 'rtl')).toEqual([['1 January 2027', false]])
    expect(way('(HEC, 2023).', 'rtl')).toEqual([
      ['(', true],
      ['HEC, 2023', false],
      [').', true],
    ])
    expect(way('61.0', 'rtl')).toEqual([['61.0', true]])
    for (const gap of ['−0.7', '+2.8', '-3']) expect(way(gap, 'rtl')).toEqual([[gap, false]]) // the sign stands before it
  })

  it('keeps a figure at the beginning with the word behind it, and a tile in one piece', () => {
    expect(way('7 of 8 report. [1]: جامعہ', 'rtl').slice(0, 1)).toEqual([['7 of 8 report. [1]', false]])
    expect(way('7 جامعات', 'rtl')).toEqual([['7 جامعات', true]])
    expect(way('\u00a0S\u00a0', 'rtl')).toEqual([['\u00a0S\u00a0', false]])
    expect(way('\u00a0\u00a0 inside, 12', 'rtl')).toEqual([['\u00a0\u00a0 inside, 12', false]])
  })

  it('loses no letter of it', () => {
    for (const base of ['ltr', 'rtl'] as const)
      for (const text of ['', '(', '61', 'a', 'ا', 'a(ا)b[ا', 'ا)) a( ]ا', '%a% ا%']) {
        expect(
          stretches(text, base)
            .map(part => part.text)
            .join(''),
        ).toBe(text)
      }
  })
})

describe('the language of letters from right to left', () => {
  it('is told by letters that only it writes', () => {
    expect(rtlLanguageOf('پاکستان میں')).toBe('ur-PK')
    expect(rtlLanguageOf('دانشگاه پژوهش')).toBe('fa-IR')
    expect(rtlLanguageOf('שלום')).toBe('he-IL')
    expect(rtlLanguageOf('الجامعة')).toBe('ar-SA')
    expect(rtlLanguageOf('The university')).toBe('ar-SA')
  })
})
