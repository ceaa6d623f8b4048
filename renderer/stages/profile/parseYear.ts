/** A year from 1900 to 2200 in four digits, or null. */
export function parseYear(text: string): number | null {
  const year = /^\s*(\d{4})\s*$/.test(text) ? Number(text) : NaN
  return year >= 1900 && year <= 2200 ? year : null
}
