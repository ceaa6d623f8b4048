import type { Say } from '../base/phrases'

/** Largest number of decimals that is ever printed. */
const mostDecimals = 8

/** Decimals a value was written with; computed ones have many. */
function decimalsIn(value: number): number {
  const text = String(value)
  if (text.includes('e')) return Math.abs(value) < 1 ? mostDecimals : 0
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/**
 * Decimals for a column of figures: as many as were entered where that is at most two, else one, or two signs that count
 * where all figures are below 1.
 */
export function decimalsFor(values: readonly number[]): number {
  const needed = Math.max(0, ...values.map(decimalsIn))
  if (needed <= 2) return needed
  const largest = Math.max(...values.map(Math.abs))
  if (largest >= 1000) return 0
  return largest >= 1 ? 1 : Math.min(mostDecimals, 1 - Math.floor(Math.log10(largest)))
}

/** A figure with the marks of the language, such as "11,890" or "−0.7". Numbers beyond 15 digits come as powers of ten. */
export function figure(value: number, decimals: number, say: Say): string {
  if (Math.abs(value) >= 1e15) return value.toExponential(2)
  const [whole = '', rest] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, say('number.group'))
  const digits = rest ? grouped + say('number.decimal') + rest : grouped
  return value < 0 && /[1-9]/.test(digits) ? say('number.negative', { value: digits }) : digits
}

/** A target or another figure somebody set: with its own decimals where it has more than the others. */
export function setFigure(value: number, decimals: number, say: Say): string {
  return figure(value, Math.max(decimals, Math.min(2, decimalsIn(value))), say)
}

/**
 * A figure made from others (a median, a gap): a half between whole numbers is shown, else as
 * many decimals as they have. `beside`: the figure it is printed beside, so that both have the same.
 */
export function derived(value: number, decimals: number, say: Say, beside = value): string {
  const half = decimals === 0 && Math.abs(beside) < 1000 && !(Number.isInteger(value) && Number.isInteger(beside))
  return figure(value, half ? 1 : decimals, say)
}

/** A figure with its unit, such as "1.8%" or "12 working days". */
export function withUnit(value: string, unit: string, say: Say): string {
  if (unit === '%') return say('number.percent', { value })
  return unit === '' || unit === 'ratio' ? value : say('number.unit', { value, unit })
}
