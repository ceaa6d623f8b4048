import type * as Y from 'yjs'
import { leavesOf, lettersOf } from './leaves'

/** A paragraph, heading or figure inside the text of a section. */
export interface TextBlock {
  readonly id: string
  readonly from: number
  readonly to: number
}

/**
 * The prose of a section as one string, block after block with a line end between them, and the way from there to the
 * types of the document and back. A figure stands in it with its caption.
 */
export interface SectionText {
  readonly text: string
  readonly blocks: readonly TextBlock[]
  /** Stretches that can be typed in, in order; what lies between them cannot. */
  readonly runs: readonly { readonly node: Y.XmlText; readonly from: number; readonly to: number }[]
  /** Where a text node begins, or a figure stands. */
  readonly startOf: ReadonlyMap<unknown, number>
  readonly figures: ReadonlyMap<Y.XmlElement, TextBlock>
}

/** Reads a section. Never throws: what this version does not know comes with the text inside it. */
export function sectionText(fragment: Y.XmlFragment): SectionText {
  let text = ''
  const blocks: TextBlock[] = []
  const runs: { node: Y.XmlText; from: number; to: number }[] = []
  const startOf = new Map<unknown, number>()
  const figures = new Map<Y.XmlElement, TextBlock>()

  function addPiece(piece: Y.XmlText | null): void {
    const from = text.length
    text += piece === null ? '\n' : lettersOf(piece)
    if (piece === null) return
    startOf.set(piece, from)
    runs.push({ node: piece, from, to: text.length })
  }

  for (const leaf of leavesOf(fragment)) {
    // of what belongs to a figure or table, only a figure's caption stands for it in the text
    const figure = leaf.kind === 'note' && leaf.name === 'caption' && leaf.of.nodeName === 'figure' ? leaf : null
    if (leaf.kind === 'note' && !figure) continue
    if (blocks.length > 0) text += '\n'
    const from = text.length
    if (leaf.kind === 'text') leaf.pieces.forEach(addPiece)
    else text += leaf.text
    const block = { id: leaf.id, from, to: text.length }
    blocks.push(block)
    if (!figure) continue
    figures.set(figure.of, block)
    startOf.set(figure.of, from)
  }
  return { text, blocks, runs, startOf, figures }
}

/** Index of the block that holds a place of the text; places between two belong to the first. */
export function blockAt({ blocks }: SectionText, at: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]!.from <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** A string without white space, and where each of its signs stood: a text that was split or joined stays the same in it. */
export interface Bare {
  readonly text: string
  readonly at: Uint32Array
}

/** Takes the white space out of a string. */
export function bareOf(text: string): Bare {
  const at = new Uint32Array(text.length)
  let bare = ''
  let kept = 0
  for (const word of text.matchAll(/\S+/g)) {
    for (let sign = 0; sign < word[0].length; sign++) at[kept++] = word.index + sign
    bare += word[0]
  }
  return { text: bare, at: at.subarray(0, kept) }
}
