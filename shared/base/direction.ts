/** The way a text is read. */
export type Direction = 'ltr' | 'rtl'

const rtlSigns = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc'
const rtlSign = new RegExp(`[${rtlSigns}]`)
const rtlRun = new RegExp(`[${rtlSigns}](?:[^A-Za-z\\u00c0-\\u058f\\u0900-\\ufb1c]*[${rtlSigns}])?`, 'g')
const ltrRun = new RegExp(`(?![${rtlSigns}])\\p{L}(?:[^${rtlSigns}]*(?![${rtlSigns}])[\\p{L}\\p{N}%])?`, 'gu')

/** The way a text is read: as its first letter is; null where it has none. Rules P2 and P3 of the Unicode algorithm (UAX 9). */
export function directionOf(text: string): Direction | null {
  const letter = /\p{L}/u.exec(text)
  return letter && (rtlSign.test(letter[0]) ? 'rtl' : 'ltr')
}

/** A stretch of text that is read one way. */
export interface Stretch {
  readonly text: string
  readonly rtl: boolean
}

/**
 * The text of a paragraph that is read as `base` says, cut where its direction changes. Signs between go with the paragraph, but
 * a bracket closes on the side on which it was opened.
 */
export function stretches(text: string, base: Direction): Stretch[] {
  if (!rtlSign.test(text)) return base === 'ltr' ? [{ text, rtl: false }] : foreign(text)
  const run = base === 'ltr' ? rtlRun : ltrRun
  const lead = base === 'rtl' ? (leading.exec(text)?.[0].length ?? 0) : 0 // "7 of 8" at the beginning stays together
  const found: Stretch[] = []
  const add = (part: string, rtl: boolean) => part !== '' && found.push({ text: part, rtl })
  let end = 0
  for (let match = run.exec(text); match; match = run.exec(text)) {
    const from = end === 0 && match.index === lead ? 0 : match.index
    add(text.slice(end, from), base === 'rtl')
    end = bracketed(text, match.index, run.lastIndex)
    add(text.slice(from, end), base === 'ltr')
    run.lastIndex = end
  }
  add(text.slice(end), base === 'rtl')
  return found.length > 0 ? found : [{ text, rtl: base === 'rtl' }]
}

/** A figure that a word of the other direction follows. */
const leading = /^[+\-−]?\p{N}[\p{N}.,%]* (?=\p{L})/u

/** A figure with its sign, which stands before it in every script: "−0.7". */
const signed = /^[+\-−]\p{N}/u

/**
 * A text of the other direction alone: figures at its edges, the stop at its end and the firm spaces of a tile are part of it, "1
 * January 2027" stays together.
 */
function foreign(text: string): Stretch[] {
  const whole = /\p{L}/u.test(text) && /(?:^\u00a0+ ?)?[\p{L}\p{N}](?:.*[\p{L}\p{N}%][.!?]?)?(?:\u00a0+$)?/su.exec(text)
  if (!whole) return [{ text, rtl: !signed.test(text) }]
  const end = bracketed(text, whole.index, whole.index + whole[0].length)
  return [
    { text: text.slice(0, whole.index), rtl: true },
    { text: text.slice(whole.index, end), rtl: false },
    { text: text.slice(end), rtl: true },
  ].filter(part => part.text !== '')
}

/** Where a stretch ends: before a bracket that was opened outside of it, and behind one that it opened itself. */
function bracketed(text: string, from: number, to: number): number {
  let open = 0
  for (let i = from; i < to; i++) {
    if (/[([{]/.test(text[i]!)) open++
    else if (/[)\]}]/.test(text[i]!) && --open < 0) return i
  }
  return open > 0 && /[)\]}]/.test(text[to] ?? '') ? to + 1 : to
}

/**
 * The language that text from right to left is most likely in, as a BCP 47 tag: by the letters that only some languages write.
 * Word asks for one beside the language of the document.
 */
export function rtlLanguageOf(text: string): string {
  if (!rtlSign.test(text)) return 'ar-SA'
  if (/[\u0679\u0688\u0691\u06ba\u06d2]/.test(text)) return 'ur-PK'
  if (/[\u067e\u0686\u0698\u06af]/.test(text)) return 'fa-IR'
  if (/[\u0590-\u05ff]/.test(text)) return 'he-IL'
  return 'ar-SA'
}
