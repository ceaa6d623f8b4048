import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import wordPhrases from '#resources/locales/en/word.json'
import { phrasesOf, type Say } from '#shared/base/phrases'
import type { Indicator, Value } from '#shared/benchmark/benchmark'
import { readEntry } from '#shared/benchmark/readEntry'
import { readNumber } from '#shared/benchmark/readNumber'
import { clearNumber, plainNumber, shownEntry, typedEntry } from '../../../renderer/stages/benchmark/figures'
import { partsOf } from '../../../renderer/stages/benchmark/parts'

const english = phrasesOf(wordPhrases, 'en')
/** As in a language with a decimal comma. */
const comma: Say = (key, values) => (key === 'number.decimal' ? ',' : english(key, values))
const words = { missing: 'missing', 'not applicable': 'not applicable', suppressed: 'suppressed' }

const entry = (status: Value['status'], value: number | null): Value => ({
  id: 'value:1',
  indicator: 'indicator:1',
  institution: 'own',
  year: 2024,
  status,
  value,
  numerator: null,
  denominator: null,
  source: '',
  author: 'member:ana',
  at: 0,
})

/** Figures as people have them: up to eight digits, up to four of them decimals. */
const number = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.constantFrom(1, 10, 100, 1000, 10_000))
  .map(([n, by]) => n / by)

describe('a figure as it is typed', () => {
  it('is read back as it was wherever it has one reading, in languages with point and with comma', () => {
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('measured', 'estimated'),
        fc.constantFrom(english, comma),
        (value, status, say) => {
          const text = typedEntry(entry(status, value), say)
          const reading = readEntry(text, { unit: 'EUR', others: [], words })
          if (reading.kind === 'ambiguous') expect([reading.status, reading.decimal]).toEqual([status, value])
          else expect(reading).toEqual({ kind: 'figure', status, value: value === 0 ? 0 : value })
        },
      ),
    )
  })

  it('never has two readings when it is written clearly', () => {
    fc.assert(
      fc.property(number, fc.constantFrom(english, comma), (value, say) => {
        expect(readNumber(clearNumber(value, say))).toMatchObject({ kind: 'number', value })
      }),
    )
    expect(clearNumber(1.234, english)).toBe('1.2340')
    expect(plainNumber(1234.5, comma)).toBe('1234,5')
  })
})

describe('an entry as it is shown', () => {
  it('has the decimals of its column, and more only where it was entered with more', () => {
    expect(shownEntry(entry('measured', 4), { decimals: 1, say: english })).toBe('4.0')
    expect(shownEntry(entry('measured', 11_890), { decimals: 0, say: english })).toBe('11,890')
  })

  it('is the word of its status where there is no number, and nothing where there is no entry', () => {
    expect(shownEntry(entry('not applicable', null), { decimals: 1, say: english })).toBe('not applicable')
    expect(shownEntry(entry('measured', null), { decimals: 1, say: english })).toBe('')
    expect(shownEntry(undefined, { decimals: 1, say: english })).toBe('')
  })
})

describe('numerator and denominator', () => {
  const indicator: Indicator = {
    id: 'indicator:1',
    catalogue: null,
    version: 1,
    theme: null,
    name: 'Outgoing exchange',
    definition: '',
    unit: '%',
    direction: 'higher',
    target: null,
    order: 'a0',
  }

  it('make a percentage, and nothing while one of them is missing or the denominator is 0', () => {
    const scale = partsOf(indicator, undefined)!
    expect(scale(214, 11_890)).toBeCloseTo(1.8, 2)
    expect(scale(0, 50)).toBe(0)
    expect([scale(null, 50), scale(3, null), scale(3, 0)]).toEqual([null, null, null])
  })

  it('are not asked of what is counted directly', () => {
    expect(partsOf({ ...indicator, unit: 'countries' }, undefined)).toBeNull()
  })
})
