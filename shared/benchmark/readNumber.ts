/** The sign between whole and fraction. */
export type DecimalSign = '.' | ','

/** A number as somebody typed or copied it, or why it cannot be said which number it is. */
export type NumberReading =
  | {
      readonly kind: 'number'
      readonly value: number
      /** Which sign must be the decimal one, where the text tells. */ readonly sign: DecimalSign | null
    }
  /** One sign before exactly three digits: `1,234` is 1.234 to some and 1234 to others. */
  | { readonly kind: 'ambiguous'; readonly decimal: number; readonly thousands: number; readonly sign: DecimalSign }
  | { readonly kind: 'unreadable' }

const unreadable: NumberReading = { kind: 'unreadable' }

/** Digits of the scripts that the languages of the product use, Arabic and Urdu included, as 0 to 9. */
const latinDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066b/g, ',')
    .replace(/\u066c/g, "'")

/** Groups of three (1 234 567), or three and then twos as on the subcontinent (12,34,567). */
const isGrouped = (groups: readonly string[]): boolean =>
  /^(\d{1,3}(-\d{3})+|\d{1,2}(-\d{2})*-\d{3})$/.test(groups.join('-'))

function read(text: string, sign: DecimalSign | null): NumberReading {
  const value = Number(text)
  return Number.isFinite(value) ? { kind: 'number', value, sign } : unreadable
}

/** Reads unsigned digits with at most commas and points between them. `settled`: spaces already show what groups. */
function readUnsigned(text: string, settled: boolean, known: DecimalSign | null): NumberReading {
  const marks = text.replace(/\d/g, '')
  const last = marks.at(-1) as DecimalSign | undefined
  if (last === undefined) return text === '' ? unreadable : read(text, null)
  const parts = text.split(/[.,]/)
  const fraction = parts.at(-1)!
  const whole = parts.slice(0, -1)
  if (fraction === '') return unreadable
  const other: DecimalSign = last === ',' ? '.' : ','

  if (marks.length === 1) {
    const groups = isGrouped(parts) && !/^0/.test(parts[0]!)
    if (!groups || settled || known === last) return read(`${whole[0] || '0'}.${fraction}`, last)
    if (known === other) return read(parts.join(''), other)
    return {
      kind: 'ambiguous',
      decimal: Number(`${whole[0]}.${fraction}`),
      thousands: Number(parts.join('')),
      sign: last,
    }
  }
  if (settled) return unreadable
  if (marks === last.repeat(marks.length)) {
    return isGrouped(parts) && !/^0/.test(parts[0]!) ? read(parts.join(''), other) : unreadable
  }
  // both signs: the last one, once, is the decimal sign, if the others group what stands before it
  const grouping = marks.slice(0, -1)
  return grouping === other.repeat(grouping.length) && isGrouped(whole)
    ? read(`${whole.join('')}.${fraction}`, last)
    : unreadable
}

/**
 * Reads a number in the notations of many countries: point or comma as decimal sign, points, commas, spaces or apostrophes
 * between thousands or lakhs, Arabic digits, a real minus sign. Where a text has two readings it says so; `known` is the
 * decimal sign if it has been settled otherwise, by the person or by other cells of the same table.
 */
export function readNumber(text: string, known: DecimalSign | null = null): NumberReading {
  const plain = latinDigits(text.trim())
    .replace(/[\u2212\u2012\u2013]/g, '-')
    .replace(/[\u2019']/g, ' ')
  const [, minus, digits] = /^([-+]?)\s*(.*)$/s.exec(plain)!
  if (!/^[\d.,\s]+$/.test(digits!)) return unreadable
  const groups = digits!.split(/\s/)
  let reading: NumberReading
  if (groups.length === 1) reading = readUnsigned(digits!, false, known)
  else {
    const whole = [...groups.slice(0, -1), /^\d*/.exec(groups.at(-1)!)![0]]
    reading = isGrouped(whole) && !/^0/.test(whole[0]!) ? readUnsigned(groups.join(''), true, known) : unreadable
  }
  if (minus !== '-') return reading
  if (reading.kind === 'number') return { ...reading, value: -reading.value }
  if (reading.kind === 'ambiguous') return { ...reading, decimal: -reading.decimal, thousands: -reading.thousands }
  return reading
}
