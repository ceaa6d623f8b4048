const rtlSign = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const rtlRun =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\u00c0-\u058f\u0900-\ufb1c]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])*/g

/** Whether a text reads from right to left: whether its first letter does. */
export function isRtlText(text: string): boolean {
  if (!rtlSign.test(text)) return false
  const letter = /\p{L}/u.exec(text)
  return letter !== null && rtlSign.test(letter[0])
}

/** The text cut where its direction changes: Word must be told which runs are right-to-left. */
export function rtlSegments(text: string): { text: string; rtl: boolean }[] {
  if (!rtlSign.test(text)) return [{ text, rtl: false }]
  const segments: { text: string; rtl: boolean }[] = []
  let end = 0
  for (const { 0: run, index } of text.matchAll(rtlRun)) {
    if (index > end) segments.push({ text: text.slice(end, index), rtl: false })
    segments.push({ text: run, rtl: true })
    end = index + run.length
  }
  if (end < text.length) segments.push({ text: text.slice(end), rtl: false })
  return segments
}
