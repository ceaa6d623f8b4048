/** What is looked for in a text. */
export interface FindQuery {
  readonly words: string
  /** Takes letters as they are written: `é` is not `É`, and `e` is not `é`. */
  readonly isExact: boolean
  /** Leaves out what is a part of a longer word. */
  readonly isWhole: boolean
}

/** A stretch of a text, in signs of its string. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A text as it is searched: letters without their accents, where each stood, and the accents by the place of their letter. */
interface Folded {
  readonly base: string
  /** One more than there are letters: the last is the end. Null where each stands at its own place. */
  readonly at: Uint32Array | null
  readonly accents: ReadonlyMap<number, string>
}

/** A text that is searched again and again. */
export interface Searchable {
  readonly text: string
  /** Its letters, small ones for capitals unless they are taken exactly. */
  folded(isExact: boolean): Folded
}

/** Accents of Latin, Greek and Cyrillic letters, vowel signs of Hebrew and Arabic: what can be left out in writing. */
const accent =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g
/** Signs that nobody sees: soft hyphens, joiners, marks of direction. They belong to the letter before them. */
const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/
/** Signs that keyboards and programs write in more than one way. */
const sameSign: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'\u2018\u2019\u201a\u201b\u02bc\u2032'].map(sign => [sign, "'"])),
  ...Object.fromEntries([...'\u201c\u201d\u201e\u201f\u2033'].map(sign => [sign, '"'])),
  ...Object.fromEntries([...'\u00a0\u2007\u2009\u200a\u202f\t'].map(sign => [sign, ' '])),
  '\u2010': '-',
  '\u2011': '-',
}
/** Letters that are the same to who reads: the last sigma of a word; Arabic yeh and kaf in Persian and Urdu. */
const sameLetter: Readonly<Record<string, string>> = { ς: 'σ', ي: 'ی', ك: 'ک' }

const plain = /^[\x20-\x7e]*$/

interface FoldedSign {
  readonly base: string
  readonly accents: string
}

function foldSign(sign: string, isExact: boolean): FoldedSign {
  const parts = sign.normalize('NFD')
  const bare = parts.replace(accent, '')
  const isLetter = [...bare].length === 1 // signs made of several letters, such as Korean ones, stay whole
  const base = sameSign[sign] ?? (isLetter ? bare : sign)
  const small = isExact ? base : base.toLowerCase()
  return {
    base: isExact ? small : (sameLetter[small] ?? small),
    accents: isLetter ? (parts.match(accent)?.join('') ?? '') : '',
  }
}

/** Signs are few and texts are long. */
const known = [new Map<string, FoldedSign>(), new Map<string, FoldedSign>()] as const

function knownSign(sign: string, isExact: boolean): FoldedSign {
  const signs = known[isExact ? 1 : 0]
  const folded = signs.get(sign) ?? foldSign(sign, isExact)
  signs.set(sign, folded)
  return folded
}

const none: ReadonlyMap<number, string> = new Map()

function fold(text: string, isExact: boolean): Folded {
  if (plain.test(text)) return { base: isExact ? text : text.toLowerCase(), at: null, accents: none }
  const at: number[] = []
  const accents = new Map<number, string>()
  let base = ''
  let letter = -1 // where the letter before stands in `base`
  let place = 0
  for (const sign of text) {
    if (letter >= 0 && sign.replace(accent, '') === '') accents.set(letter, (accents.get(letter) ?? '') + sign)
    else if (!unseen.test(sign)) {
      const folded = knownSign(sign, isExact)
      letter = base.length
      base += folded.base
      for (let unit = 0; unit < folded.base.length; unit++) at.push(place)
      if (folded.accents) accents.set(letter, folded.accents)
    }
    place += sign.length
  }
  at.push(text.length)
  return { base, at: Uint32Array.from(at), accents }
}

/** Makes a text ready to be searched; the work is done at the first search, once for each way of searching. */
export function searchable(text: string): Searchable {
  const done: (Folded | undefined)[] = []
  return { text, folded: isExact => (done[isExact ? 1 : 0] ??= fold(text, isExact)) }
}

const wordSign = /^[\p{L}\p{N}\p{M}_]$/u
const isWordAt = (text: string, at: number) => wordSign.test(String.fromCodePoint(text.codePointAt(at) ?? 0x20))
const isWordBefore = (text: string, at: number) =>
  at > 0 && isWordAt(text, /[\udc00-\udfff]/.test(text[at - 1]!) && at > 1 ? at - 2 : at - 1)

/**
 * How to find the places of `words` in a text, from its start on and none within another. A letter without an accent finds the
 * letter with any; a letter with an accent finds only itself. Curly and straight quotes, and all kinds of spaces, are the same.
 */
export function finder({ words, isExact, isWhole }: FindQuery): (text: Searchable) => Stretch[] {
  const wanted = fold(words, isExact)
  const { length } = wanted.base
  const startsWord = isWordAt(wanted.base, 0)
  const endsWord = isWordBefore(wanted.base, length)

  function hasItsAccents(accents: Folded['accents'], place: number): boolean {
    if (!isExact) return [...wanted.accents].every(([letter, signs]) => accents.get(place + letter) === signs)
    if (accents.size + wanted.accents.size === 0) return true
    for (let letter = 0; letter < length; letter++)
      if (accents.get(place + letter) !== wanted.accents.get(letter)) return false
    return true
  }
  const isPartOfWord = (base: string, place: number) =>
    (startsWord && isWordBefore(base, place)) || (endsWord && isWordAt(base, place + length))

  return text => {
    const found: Stretch[] = []
    if (length === 0) return found
    const { base, at, accents } = text.folded(isExact)
    for (let place = base.indexOf(wanted.base); place >= 0;) {
      const fits = hasItsAccents(accents, place) && !(isWhole && isPartOfWord(base, place))
      if (fits) found.push({ from: at?.[place] ?? place, to: at?.[place + length] ?? place + length })
      place = base.indexOf(wanted.base, place + (fits ? length : 1))
    }
    return found
  }
}
