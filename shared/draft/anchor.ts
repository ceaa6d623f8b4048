import { base64url } from 'jose'
import * as Y from 'yjs'
import type { Id } from '../base/ids'
import { cut } from '../base/line'
import { longestQuote, type Anchor } from '../statements/anchor'
import { amidQuote } from './amidQuote'
import { bareOf, blockAt, type Bare, type SectionText } from './sectionText'

type SectionId = Id<'section'>

/** The texts of the sections that stand in the draft, in reading order. Each is the same object until its text changes. */
export type DraftText = Pick<ReadonlyMap<SectionId, SectionText>, 'get' | typeof Symbol.iterator>

/** Where an anchored text stands now, as a stretch of its section's text. */
export interface Place {
  readonly section: SectionId
  readonly from: number
  readonly to: number
  /** Whether the text is another than it was, though enough of it is left to be the same place. */
  readonly isChanged: boolean
}

const encoded = (position: Y.RelativePosition) => base64url.encode(Y.encodeRelativePosition(position))

/** The position at `at` that stays with the sign behind it (0) or before it (-1); null where no text can be typed. */
function positionAt(text: SectionText, at: number, side: 0 | -1): string | null {
  const run = text.runs.find(({ from, to }) => (side === 0 ? from <= at && at < to : from < at && at <= to))
  if (run) return encoded(Y.createRelativePositionFromTypeIndex(run.node, at - run.from, side))
  const block = text.blocks[blockAt(text, at)]
  for (const [figure, stands] of text.figures) {
    if (stands !== block) continue
    const parent = figure.parent as Y.XmlFragment
    const index = parent.toArray().indexOf(figure)
    return encoded(Y.createRelativePositionFromTypeIndex(parent, index - side, side))
  }
  return null
}

/**
 * The anchor of a stretch of a section's text, or null where there is nothing to point to. White space at its ends is left out;
 * an empty stretch inside a block means the whole block.
 */
export function anchorAt(section: SectionId, text: SectionText, from: number, to: number): Anchor | null {
  const whole = from === to ? text.blocks[blockAt(text, from)] : undefined
  const chosen = text.text.slice(whole?.from ?? from, whole?.to ?? to)
  const start = (whole?.from ?? from) + chosen.length - chosen.trimStart().length
  const end = start + chosen.trim().length
  const block = text.blocks[blockAt(text, start)]
  if (!block) return null
  const [first, last] = [positionAt(text, start, 0), positionAt(text, end, -1)]
  if (first === null || last === null) return null
  return { section, block: block.id.slice(0, 64), start: first, end: last, quote: capped(chosen.trim()) }
}

/** The first characters of a text, without half a character at the end. */
const capped = (text: string) => cut(text, longestQuote)

/** A position of an anchor, and where in the draft that is now. */
interface Found {
  readonly position: Y.RelativePosition
  readonly now: Y.AbsolutePosition
}

function absolute(doc: Y.Doc, encoded: string): Found | null {
  try {
    const position = Y.decodeRelativePosition(base64url.decode(encoded))
    const now = Y.createAbsolutePositionFromRelativePosition(position, doc) as Y.AbsolutePosition | null
    return now && { position, now }
  } catch {
    return null // somebody signed nonsense
  }
}

/** Where a position points to in a text, or null where what it was in is gone. */
function whereIs(text: SectionText, { type, index }: Y.AbsolutePosition, side: 0 | -1): number | null {
  const start = text.startOf.get(type)
  if (start !== undefined) return start + index
  const child: unknown = type instanceof Y.XmlFragment ? type.get(index + side) : undefined
  const figure = child instanceof Y.XmlElement ? text.figures.get(child) : undefined
  return figure ? (side === 0 ? figure.from : figure.to) : null
}

/** The end of what still stands before something that is gone; null where nothing does. */
function beforeGone(text: SectionText, type: Y.AbstractType<unknown>): number | null {
  for (let item = type._item; item !== null; item = (item.parent as Y.AbstractType<unknown>)._item) {
    for (let left = item.left; left !== null; left = left.left) {
      const node = left.deleted || !(left.content instanceof Y.ContentType) ? null : left.content.type
      const end = node && endOf(text, node)
      if (end !== null) return end
    }
  }
  return null
}

/** Where the text inside a node ends; null where it has none. */
function endOf(text: SectionText, node: unknown): number | null {
  const start = text.startOf.get(node)
  if (start !== undefined) return node instanceof Y.XmlText ? start + node.length : start
  if (!(node instanceof Y.XmlFragment)) return null
  for (const child of node.toArray().reverse()) {
    const end = endOf(text, child)
    if (end !== null) return end
  }
  return null
}

const bareTexts = new WeakMap<SectionText, Bare>()
const bareQuotes = new WeakMap<Anchor, string>()

/** Kept, because a text is searched for many quotes, and a quote in many texts. */
function bareText(text: SectionText): Bare {
  const known = bareTexts.get(text) ?? bareOf(text.text)
  bareTexts.set(text, known)
  return known
}
function bareQuote(anchor: Anchor): string {
  const known = bareQuotes.get(anchor) ?? bareOf(anchor.quote).text
  bareQuotes.set(anchor, known)
  return known
}

/** Every place at which `quote` stands in a text, as stretches of it; `most` are enough. */
function occurrences(text: SectionText, quote: string, most = Infinity): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  if (quote === '') return found
  const bare = bareText(text)
  for (let i = bare.text.indexOf(quote); i >= 0 && found.length < most; i = bare.text.indexOf(quote, i + 1))
    found.push({ from: bare.at[i]!, to: bare.at[i + quote.length - 1]! + 1 })
  return found
}

/** How alike two texts are, 0 to 1: twice the pairs of signs they share, over all their pairs (Dice 1945). */
function likeness(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < a.length; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1)
  let shared = 0
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0
    if (left === 0) continue
    shared++
    pairs.set(b.slice(i, i + 2), left - 1)
  }
  return (2 * shared) / (a.length + b.length - 2)
}

/** As much of the text as must be left between the positions for it to be the same place, edited. */
const alikeEnough = 0.4

/**
 * Finds an anchored text: between its positions if the quote stands there, or if that is where other words came in its place;
 * else the quote in its block, then in the blocks beside it; else what the positions hold if that is the quote edited; else the
 * quote anywhere in the draft if it stands there once. Null where the text was removed. Depends on nothing but the draft, so
 * that every replica finds the same.
 */
export function resolveAnchor(anchor: Anchor, doc: Y.Doc, texts: DraftText): Place | null {
  const text = texts.get(anchor.section)
  return (text && nearby(anchor, doc, text)) ?? onlyOne(anchor, texts)
}

function nearby(anchor: Anchor, doc: Y.Doc, text: SectionText): Place | null {
  const { section } = anchor
  const quote = bareQuote(anchor)
  const start = absolute(doc, anchor.start)
  const end = absolute(doc, anchor.end)
  const from = start && whereIs(text, start.now, 0)
  const to = end && whereIs(text, end.now, -1)
  const isStretch = from !== null && to !== null && from <= to
  const held = isStretch ? bareOf(text.text.slice(from, to)).text : ''
  const isCapped = anchor.quote.length >= longestQuote - 1
  if (isStretch && (held === quote || (isCapped && held.startsWith(quote)))) {
    const isHere = quote !== '' || text.blocks[blockAt(text, from)]?.id === anchor.block
    if (isHere) return { section, from, to, isChanged: false }
  }

  const hint = from ?? to ?? (start && beforeGone(text, start.now.type))
  const known = text.blocks.findIndex(({ id }) => id === anchor.block)
  const home = known >= 0 ? known : hint !== null ? blockAt(text, hint) : -1
  const beside = (block: number) => (home < 0 ? Infinity : Math.abs(block - home))
  const near = hint ?? text.blocks[home]?.from ?? 0
  const candidates = occurrences(text, quote)
    .map(place => ({ place, away: beside(blockAt(text, place.from)), distance: Math.abs(place.from - near) }))
    .filter(({ away }) => away <= 1)
    .sort((a, b) => Math.sign(a.away) - Math.sign(b.away) || a.distance - b.distance)
  const [nearest] = candidates
  if (!isStretch || held === '') return nearest ? { section, ...nearest.place, isChanged: false } : null

  const amid = isCapped ? null : amidQuote(doc, start!.position, end!.position, quote)
  const isBack = nearest && nearest.place.from <= to && from <= nearest.place.to // such as by undo elsewhere
  if (nearest && (isBack || !amid?.isInPlace)) return { section, ...nearest.place, isChanged: false }
  const isEdited = amid !== null || likeness(quote, held.slice(0, 2 * longestQuote)) >= alikeEnough
  return isEdited ? { section, from, to, isChanged: true } : null
}

function onlyOne(anchor: Anchor, texts: DraftText): Place | null {
  let only: Place | null = null
  for (const [section, text] of texts) {
    for (const place of occurrences(text, bareQuote(anchor), 2)) {
      if (only) return null
      only = { section, ...place, isChanged: false }
    }
  }
  return only
}
