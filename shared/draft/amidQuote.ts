import * as Y from 'yjs'

/** Words that stand amid a quoted text, written there while it stood, and stayed when letters of it went. */
export interface AmidQuote {
  /** Whether what stood beside the quote still does: what was moved away took it along. */
  readonly isInPlace: boolean
}

interface Letter {
  readonly item: Y.Item
  readonly at: number
}

/** The letter that a position stays with, whether it stands or is gone. */
function letterOf(doc: Y.Doc, { item: id }: Y.RelativePosition): Letter | null {
  const item = id && (Y.getItem(doc.store, id) as Y.Item | Y.GC)
  return item instanceof Y.Item ? { item, at: id!.clock - item.id.clock } : null
}

/**
 * Whether other words were put amid `quote`, which is without white space, between two positions of one text node that
 * resolve: as by finding and replacing, which writes the new words among the letters that go. A draft keeps the letters that
 * are gone, so that this is read from it, on every replica alike. Null where nothing was put there, or the quote never was.
 */
export function amidQuote(
  doc: Y.Doc,
  start: Y.RelativePosition,
  end: Y.RelativePosition,
  quote: string,
): AmidQuote | null {
  const [first, last] = [letterOf(doc, start), letterOf(doc, end)]
  if (!first || !last) return null
  let quoted = 0
  let isOther = false
  for (let item: Y.Item | null = first.item; item !== null; item = item.right) {
    const from = item === first.item ? first.at : 0
    const to = item === last.item ? last.at + 1 : item.length
    const letters = item.content instanceof Y.ContentString ? item.content.str.slice(from, to) : ''
    for (let at = 0; at < letters.length; at++) {
      const letter = letters[at]!
      if (letter === quote[quoted]) quoted++
      else if (!item.deleted && letter.trim() !== '') isOther = true
    }
    if (item !== last.item) continue
    if (quoted < quote.length || !isOther) return null
    const before = goneBeside(first.item, first.at, 'left')
    const behind = goneBeside(item, item.length - to, 'right')
    return { isInPlace: Math.max(before, behind) <= quote.length }
  }
  return null
}

/** How many letters are gone from the `own` letters of an item on until one stands: some go whenever something is corrected. */
function goneBeside(item: Y.Item, own: number, side: 'left' | 'right'): number {
  if (own > 0 && !item.deleted) return 0
  let gone = own
  for (let next = item[side]; next?.deleted; next = next[side]) gone += next.length
  return gone
}
