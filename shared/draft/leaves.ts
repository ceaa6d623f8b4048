import * as Y from 'yjs'

/** What holds letters in a section and no blocks: a paragraph or heading, or what stands above or below a figure or table. */
export type Leaf =
  /** Its text nodes in order, with null for each line break. */
  | { readonly kind: 'text'; readonly id: string; readonly pieces: readonly (Y.XmlText | null)[] }
  | {
      readonly kind: 'note'
      readonly id: string
      readonly of: Y.XmlElement
      readonly name: 'caption' | 'source'
      readonly text: string
    }

const textblocks: readonly string[] = ['paragraph', 'heading']
/** Far beyond what people write, and short of what would exhaust the stack. */
const deepest = 80

const attribute = (element: Y.XmlElement, name: string): string => {
  const value: unknown = element.getAttribute(name)
  return typeof value === 'string' ? value : ''
}

const note = (of: Y.XmlElement, name: 'caption' | 'source'): Leaf => ({
  kind: 'note',
  id: attribute(of, 'id'),
  of,
  name,
  text: attribute(of, name),
})

function* piecesOf(nodes: readonly unknown[], depth: number): Generator<Y.XmlText | null> {
  for (const node of nodes) {
    if (node instanceof Y.XmlText) yield node
    else if (!(node instanceof Y.XmlElement)) continue
    else if (node.nodeName === 'hardBreak') yield null
    else if (depth < deepest) yield* piecesOf(node.toArray(), depth + 1)
  }
}

/** The leaves of a section from top to bottom. Never throws: what this version does not know comes with the text inside it. */
export function leavesOf(fragment: Y.XmlFragment): Generator<Leaf> {
  return leavesIn(fragment, '', 0)
}

function* leavesIn(parent: Y.XmlFragment, id: string, depth: number): Generator<Leaf> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield { kind: 'text', id, pieces: [child] }
    else if (!(child instanceof Y.XmlElement)) continue
    else if (textblocks.includes(child.nodeName))
      yield { kind: 'text', id: attribute(child, 'id'), pieces: [...piecesOf(child.toArray(), depth)] }
    else if (child.nodeName === 'figure') {
      yield note(child, 'caption')
      yield note(child, 'source')
    } else if (depth < deepest) {
      const isTable = child.nodeName === 'table'
      if (isTable) yield note(child, 'caption')
      yield* leavesIn(child, attribute(child, 'id') || id, depth + 1)
      if (isTable) yield note(child, 'source')
    }
  }
}

/** The letters of a text node; what is embedded in it counts as one sign. */
export function lettersOf(node: Y.XmlText): string {
  let letters = ''
  for (let item = node._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    letters += item.content instanceof Y.ContentString ? item.content.str : '\ufffc'.repeat(item.length)
  }
  return letters
}
