import * as Y from 'yjs'

/** A place on screen: between two letters, or at a whole block that has none. */
export type PlaceInText =
  | { readonly block: HTMLElement; readonly node: Text; readonly offset: number }
  | { readonly block: HTMLElement; readonly node: null }

const idOf = (element: Y.XmlElement): string | null => {
  const id: unknown = element.getAttribute('id')
  return typeof id === 'string' && id !== '' ? id : null
}

/** Letters of `parent` before `child`; what stands among letters, such as a line break, counts as one. */
function lettersBefore(parent: Y.XmlElement, child: unknown): number {
  let letters = 0
  for (const sibling of parent.toArray()) {
    if (sibling === child) break
    letters += sibling instanceof Y.XmlText ? sibling.length : 1
  }
  return letters
}

/** The block of `fragment` around a position, and how many letters of it stand before; null where it is gone or elsewhere. */
function placeInFragment(
  fragment: Y.XmlFragment,
  position: Y.RelativePosition,
): { id: string; letters: number } | null {
  const found = fragment.doc && Y.createAbsolutePositionFromRelativePosition(position, fragment.doc)
  if (!found) return null
  let letters = found.index
  let type: Y.AbstractType<unknown> | Y.XmlFragment | null = found.type as Y.AbstractType<unknown>
  if (!(type instanceof Y.XmlText)) {
    if (!(type instanceof Y.XmlFragment)) return null
    const child: unknown = type.get(Math.min(found.index, type.length - 1))
    if (child instanceof Y.XmlElement) type = child
    letters = 0
  }
  let block: string | null = null
  for (;;) {
    if (type === null || type._item?.deleted) return null
    if (type === fragment) return block === null ? null : { id: block, letters }
    const parent = type.parent as Y.XmlFragment | null
    if (block === null) {
      if (type instanceof Y.XmlElement) block = idOf(type)
      if (block === null && parent instanceof Y.XmlElement) {
        letters = lettersBefore(parent, type) + (type instanceof Y.XmlText ? letters : 0)
      }
    }
    type = parent
  }
}

/** What the editor adds to a text and no letter stands for. */
const isAdded = (node: Node) =>
  node instanceof Element && node.matches('.ProseMirror-trailingBreak, .ProseMirror-separator, .ProseMirror-widget')

/** The text node in which the letter before a place stands, walking `block` from its start. */
function letterIn(block: HTMLElement, letters: number): { node: Text; offset: number } | null {
  let left = letters
  let last: { node: Text; offset: number } | null = null
  function walk(parent: Node): boolean {
    for (const node of parent.childNodes) {
      if (isAdded(node)) continue
      if (node instanceof Text) {
        last = { node, offset: Math.min(left, node.length) }
        if (left <= node.length) return true
        left -= node.length
      } else if (node instanceof HTMLBRElement || (node instanceof Element && node.matches('.unknown'))) {
        left--
        last = null
      } else if (walk(node)) return true
    }
    return false
  }
  walk(block)
  return last
}

/**
 * Where a position of `fragment` is in its text as drawn in `prose`, live or not; null where it is not drawn. Ids of blocks
 * lead there, so that nothing but the drawing is needed.
 */
export function placeInText(
  prose: HTMLElement,
  fragment: Y.XmlFragment,
  position: Y.RelativePosition,
): PlaceInText | null {
  const found = placeInFragment(fragment, position)
  if (!found) return null
  const block = prose.querySelector<HTMLElement>(`[data-block="${CSS.escape(found.id)}"]`)
  if (!block) return null
  const letter = letterIn(block, found.letters)
  return letter ? { block, ...letter } : { block, node: null }
}
