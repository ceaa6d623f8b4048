import type { PlaceInText } from './placeInText'

/** A caret in pixels of the window. */
export interface CaretBox {
  readonly x: number
  readonly y: number
  readonly height: number
}

const isRtl = (element: Element) => getComputedStyle(element).direction === 'rtl'

/** Where a caret at `place` is drawn, or null while the place is not laid out. Reads the layout and writes nothing. */
export function caretBox(place: PlaceInText): CaretBox | null {
  const range = document.createRange()
  if (place.node) {
    const { node, offset } = place
    range.setStart(node, offset)
    range.collapse(true)
    const [exact] = range.getClientRects()
    if (exact && exact.height > 0) return { x: exact.left, y: exact.top, height: exact.height }
    // Some engines give no box to a range without letters: the letter beside it has one.
    const isAtEnd = offset === node.length
    range.setStart(node, isAtEnd ? Math.max(0, offset - 1) : offset)
    range.setEnd(node, isAtEnd ? offset : offset + 1)
    const box = [...range.getClientRects()].at(isAtEnd ? -1 : 0)
    if (box) return { x: isAtEnd === isRtl(place.block) ? box.left : box.right, y: box.top, height: box.height }
  }
  const { left, right, top, height } = place.block.getBoundingClientRect()
  if (height === 0) return null
  return { x: isRtl(place.block) ? right : left, y: top, height }
}
