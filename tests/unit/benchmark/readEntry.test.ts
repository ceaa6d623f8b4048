import { describe, expect, it } from 'vitest'
import { looksLikeFraction, readEntry, type EntryContext } from '#shared/benchmark/readEntry'

const words = { missing: 'fehlt', 'not applicable': 'entfällt', suppressed: 'unterdrückt' }
const percent: EntryContext = { unit: '%', others: [4.1, 3.2, 2.9, 2.4, 1.6, 1.1, 0.5], words }
const read = (text: string, context: Partial<EntryContext> = {}) => readEntry(text, { ...percent, ...context })

describe('reading a cell', () => {
  it('takes a plain number as measured and zero as a measured zero', () => {
    expect(read('1.8')).toEqual({ kind: 'figure', status: 'measured', value: 1.8 })
    expect(read('0')).toEqual({ kind: 'figure', status: 'measured', value: 0 })
    expect(read(' 12,5 %')).toEqual({ kind: 'figure', status: 'measured', value: 12.5 })
  })

  it.each(['e1.8', 'e 1,8', 'E1.8', '1.8e', '1.8 e', '~1.8', '\u2248 1.8', 'e1.8%'])('takes %j as estimated', text => {
    expect(read(text)).toEqual({ kind: 'figure', status: 'estimated', value: 1.8 })
  })

  it('knows the statuses in the language of the person and in English, in any case', () => {
    expect(read('Missing')).toEqual({ kind: 'status', status: 'missing' })
    expect(read('FEHLT')).toEqual({ kind: 'status', status: 'missing' })
    expect(read('not applicable')).toEqual({ kind: 'status', status: 'not applicable' })
    expect(read('unterdrückt')).toEqual({ kind: 'status', status: 'suppressed' })
  })

  it('tells an empty cell from an unreadable one and never takes either for zero', () => {
    expect(read('  ')).toEqual({ kind: 'empty' })
    expect(read('n.k.')).toEqual({ kind: 'unreadable' })
    expect(read('e')).toEqual({ kind: 'unreadable' })
    expect(read('~')).toEqual({ kind: 'unreadable' })
  })

  it.each(['…', '...', '..', ':', 'н/д', 'Н/Д', 'нет  данных', 'дерек жоқ', '#N/A', 'No data', '无数据'])(
    'takes %j for a figure that nobody knows',
    text => {
      expect(read(text)).toEqual({ kind: 'status', status: 'missing' })
    },
  )

  it.each(['n/a', 'N/A', 'na', 'n.a.', 'N. A.'])('asks what %j means', text => {
    expect(read(text)).toEqual({ kind: 'sign', sign: 'notAvailable' })
  })

  it.each(['-', '–', '—', '\u2212', '--', ' - '])('asks what %j means, which may be a zero', text => {
    expect(read(text)).toEqual({ kind: 'sign', sign: 'dash' })
  })

  it.each(['-1.8', '\u22121,8', 'n1', '.', '-e', 'нда'])('takes %j for no such sign', text => {
    expect(['figure', 'unreadable']).toContain(read(text).kind)
  })

  it('asks about a percentage that looks like a fraction, with what it would be', () => {
    expect(read('0.018')).toEqual({ kind: 'fraction', status: 'measured', value: 0.018, percent: 1.8 })
    expect(read('e0,018')).toEqual({ kind: 'fraction', status: 'estimated', value: 0.018, percent: 1.8 })
  })

  it('asks nothing about small numbers that are not percentages, or that carry a percent sign', () => {
    expect(read('0.018', { unit: 'ratio' })).toEqual({ kind: 'figure', status: 'measured', value: 0.018 })
    expect(read('0.018%')).toEqual({ kind: 'figure', status: 'measured', value: 0.018 })
  })

  it('asks which reading is meant unless it has been settled', () => {
    expect(read('e1,234', { unit: 'EUR' })).toEqual({
      kind: 'ambiguous',
      status: 'estimated',
      decimal: 1.234,
      thousands: 1234,
      sign: ',',
    })
    expect(read('1,234', { unit: 'EUR', sign: '.' })).toEqual({ kind: 'figure', status: 'measured', value: 1234 })
    expect(read('1,234', { sign: ',' })).toEqual({ kind: 'figure', status: 'measured', value: 1.234 })
  })
})

describe('a fraction in place of a percentage', () => {
  it('shows against the other figures by being nearer to them times 100', () => {
    expect(looksLikeFraction(0.5, percent.others)).toBe(false)
    expect(looksLikeFraction(0.2, percent.others)).toBe(true)
    expect(looksLikeFraction(0.45, [45, 50, 60])).toBe(true)
    expect(looksLikeFraction(0.02, [0.03, 0.05])).toBe(false)
  })

  it('is supposed without other figures only below a tenth of a percent', () => {
    expect(looksLikeFraction(0.018, [])).toBe(true)
    expect(looksLikeFraction(0.4, [])).toBe(false)
    expect(looksLikeFraction(0, [])).toBe(false)
    expect(looksLikeFraction(-0.018, [0, 0])).toBe(true)
  })
})
