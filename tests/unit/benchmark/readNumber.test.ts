import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '#shared/benchmark/readNumber'

const valueOf = (text: string, sign: '.' | ',' | null = null) => {
  const reading = readNumber(text, sign)
  return reading.kind === 'number' ? reading.value : reading.kind
}

describe('reading a number', () => {
  it.each([
    ['0', 0],
    ['1.8', 1.8],
    ['1,8', 1.8],
    ['.5', 0.5],
    [',5', 0.5],
    ['-3,25', -3.25],
    ['\u22120.6', -0.6],
    ['+2', 2],
    ['1240', 1240],
    ['1234.567', 1234.567],
    ['1234,567', 1234.567],
    ['0,234', 0.234],
    ['0.018', 0.018],
    ['1.2345', 1.2345],
    ['12,34', 12.34],
  ])('takes %j without thousands as %d', (text, value) => expect(valueOf(text)).toBe(value))

  it.each([
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1,234,567.89', 1234567.89],
    ['1.234.567,89', 1234567.89],
    ['1 234', 1234],
    ['1\u00a0234,5', 1234.5],
    ['12\u202f345.678', 12345.678],
    ["1'234'567", 1234567],
    ['1\u2019234.5', 1234.5],
    ['12,34,567', 1234567],
    ['1,00,000', 100000],
    ['12,34,567.8', 1234567.8],
  ])('takes %j with groups as %d', (text, value) => expect(valueOf(text)).toBe(value))

  it.each(['1,234', '1.234', '12.345', '123,456', '-1,234', '999.999'])(
    'asks about %j, which has two readings',
    text => {
      const reading = readNumber(text)
      expect(reading.kind).toBe('ambiguous')
      if (reading.kind !== 'ambiguous') return
      expect(reading.thousands).toBeCloseTo(reading.decimal * 1000)
      expect(valueOf(text, reading.sign)).toBe(reading.decimal)
      expect(valueOf(text, reading.sign === ',' ? '.' : ',')).toBe(reading.thousands)
    },
  )

  it.each([
    '',
    ' ',
    'n/a',
    '1,',
    '1.',
    '.',
    ',',
    '1..2',
    '1,2,3',
    '1,23,45',
    '1.2.3',
    '1,234.567,8',
    '1 23',
    '12 34 5',
    '1 234.5.6',
    '1.234 567',
    '1e5',
    '--1',
    '1-2',
    '0x10',
    'Infinity',
    '1 . 5',
    '9'.repeat(400),
  ])('does not take %j for a number', text => expect(valueOf(text)).toBe('unreadable'))

  it('reads the digits of Arabic and Urdu', () => {
    expect(valueOf('\u0661\u0662\u066b\u0665')).toBe(12.5)
    expect(valueOf('\u06f1\u06f8')).toBe(18)
  })

  it('gives back every number written with point or comma and groups of three', () => {
    const notations = [
      { decimal: '.', group: ',' },
      { decimal: ',', group: '.' },
      { decimal: ',', group: ' ' },
      { decimal: '.', group: "'" },
      { decimal: '.', group: '' },
      { decimal: ',', group: '' },
    ] as const
    const whole = fc.integer({ min: 0, max: 99_999_999 })
    const cents = fc.integer({ min: 0, max: 99 }).map(n => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(
        whole,
        cents,
        fc.constantFrom(...notations),
        fc.boolean(),
        (n, fraction, { decimal, group }, minus) => {
          const text = `${minus ? '-' : ''}${String(n).replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${fraction}`
          expect(valueOf(text)).toBe(Number(`${minus ? '-' : ''}${n}.${fraction}`))
        },
      ),
    )
  })

  it('never throws and never gives a number that is not finite', () => {
    const sign = fc.constantFrom(..."0123456789,. \u00a0'-+e%\u0661x".split(''))
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 14 }), text => {
        const reading = readNumber(text)
        if (reading.kind === 'number') expect(Number.isFinite(reading.value)).toBe(true)
      }),
    )
  })
})
