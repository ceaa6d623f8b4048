import type { SectionText } from '#shared/draft/sectionText'

/** What the editor and other people's carets put between the letters. */
const notText = '.ProseMirror-widget, .ProseMirror-trailingBreak, .ProseMirror-separator'
const leaves = ':is(p, h3, h4)[data-block], figure.figure'

/** The elements of a section's blocks as they are drawn, in the order of its text. */
export function blocksOf(section: Element, { blocks }: SectionText): readonly (Element | null)[] {
  const drawn = [...section.querySelectorAll(leaves)]
  if (drawn.length === blocks.length) return drawn
  // the text is ahead of the screen, or behind it: what can be told apart by its id is
  const byId = new Map(drawn.map(element => [element.getAttribute('data-block'), element]))
  return blocks.map(({ id }) => byId.get(id) ?? null)
}

/** Text nodes and line breaks inside a block, as they count. */
function* pieces(block: Element): Generator<{ readonly node: Node; readonly length: number }> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, node =>
    node instanceof Element && node.matches(notText) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) yield { node, length: node.length }
    else if (node instanceof HTMLBRElement) yield { node, length: 1 }
  }
}

/** The point of the page before the letter `at` of a block. */
export function pointIn(block: Element, at: number): readonly [Node, number] {
  let left = at
  let last: readonly [Node, number] = [block, 0]
  for (const { node, length } of pieces(block)) {
    if (node instanceof Text) {
      if (left <= length) return [node, left]
      last = [node, length]
    } else if (left < length) return [node.parentNode!, [...node.parentNode!.childNodes].indexOf(node as ChildNode)]
    left -= length
  }
  return last
}

/**
 * Lays `range` around a stretch of a section's text as it is drawn in `drawn`, its blocks. Returns whether it is drawn. A range
 * that lies there already is left alone: whoever paints it would paint it again.
 */
export function layRange(
  range: Range,
  drawn: readonly (Element | null)[],
  { blocks }: SectionText,
  from: number,
  to: number,
): boolean {
  const first = blocks.findIndex(block => block.to >= from && from >= block.from)
  const last = blocks.findLastIndex(block => block.from <= to && to <= block.to)
  const [start, end] = [drawn[first], drawn[last]]
  if (!start || !end) return false
  if (start.matches('figure')) range.setStartBefore(start)
  else {
    const [node, offset] = pointIn(start, from - blocks[first]!.from)
    if (range.startContainer !== node || range.startOffset !== offset) range.setStart(node, offset)
  }
  if (end.matches('figure')) range.setEndAfter(end)
  else {
    const [node, offset] = pointIn(end, to - blocks[last]!.from)
    if (range.endContainer !== node || range.endOffset !== offset) range.setEnd(node, offset)
  }
  return true
}

/** The place in a section's text of a point of the page, such as an end of the selection; null outside of the text. */
export function placeOf(section: Element, text: SectionText, node: Node, offset: number): number | null {
  if (!section.contains(node)) return null
  const drawn = blocksOf(section, text)
  const point = document.createRange()
  point.setStart(node, offset)
  let end = 0
  for (const [index, block] of drawn.entries()) {
    if (!block) continue
    const { from, to } = text.blocks[index]!
    const side = point.comparePoint(block, 0) // where the block begins, seen from the point
    if (side > 0) return from
    if (block.contains(node)) return block.matches('figure') ? from : Math.min(to, from + lettersBefore(block, point))
    end = to
  }
  return end
}

/** How many letters of a block stand before the start of `point`. */
export function lettersBefore(block: Element, point: Range): number {
  let letters = 0
  for (const { node, length } of pieces(block)) {
    if (node === point.startContainer) return letters + Math.min(point.startOffset, length)
    if (point.comparePoint(node.parentNode!, [...node.parentNode!.childNodes].indexOf(node as ChildNode)) >= 0)
      return letters
    letters += length
  }
  return letters
}
