import * as Y from 'yjs'

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

const textblocks: readonly string[] = ['paragraph', 'heading']
/** Far beyond what people write, and short of what would exhaust the stack. */
const deepest = 80

/** The letters of a text node; what is embedded in it counts as one sign. */
function lettersOf(node: Y.XmlText): string {
  let letters = ''
  for (let item = node._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    letters += item.content instanceof Y.ContentString ? item.content.str : '\ufffc'.repeat(item.length)
  }
  return letters
}

const attribute = (element: Y.XmlElement, name: string): string => {
  const value: unknown = element.getAttribute(name)
  return typeof value === 'string' ? value : ''
}

/** Reads a section. Never throws: what this version does not know comes with the text inside it. */
export function sectionText(fragment: Y.XmlFragment): SectionText {
  let text = ''
  const blocks: TextBlock[] = []
  const runs: { node: Y.XmlText; from: number; to: number }[] = []
  const startOf = new Map<unknown, number>()
  const figures = new Map<Y.XmlElement, TextBlock>()

  function addBlock(id: string, fill: () => void): TextBlock {
    if (blocks.length > 0) text += '\n'
    const from = text.length
    fill()
    const block = { id, from, to: text.length }
    blocks.push(block)
    return block
  }

  function addInline(node: unknown, depth: number): void {
    if (node instanceof Y.XmlText) {
      const from = text.length
      text += lettersOf(node)
      startOf.set(node, from)
      runs.push({ node, from, to: text.length })
    } else if (node instanceof Y.XmlElement) {
      if (node.nodeName === 'hardBreak') text += '\n'
      else if (depth < deepest) for (const child of node.toArray()) addInline(child, depth + 1)
    }
  }

  function visit(parent: Y.XmlFragment, id: string, depth: number): void {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) addBlock(id, () => addInline(child, depth))
      else if (!(child instanceof Y.XmlElement)) continue
      else if (textblocks.includes(child.nodeName))
        addBlock(attribute(child, 'id'), () => {
          for (const inline of child.toArray()) addInline(inline, depth)
        })
      else if (child.nodeName === 'figure') {
        const figure = addBlock(attribute(child, 'id'), () => (text += attribute(child, 'caption')))
        figures.set(child, figure)
        startOf.set(child, figure.from)
      } else if (depth < deepest) visit(child, attribute(child, 'id') || id, depth + 1)
    }
  }

  visit(fragment, '', 0)
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
