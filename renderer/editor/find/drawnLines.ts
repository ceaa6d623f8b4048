import type { Line } from '#shared/draft/lines'
import { lettersBefore, pointIn } from '../comments/proseText'

const leaves = ':is(p, h3, h4)[data-block], .caption, .source'

/** The elements of a section's lines as they are drawn, in the order of its lines; null for what is not drawn. */
export function drawnLines(section: Element, lines: readonly Line[]): readonly (Element | null)[] {
  const drawn = [...section.querySelectorAll(leaves)]
  if (drawn.length === lines.length) return drawn
  // the text is ahead of the screen, or behind it: what can be told apart by its id is
  const byId = new Map(drawn.map(element => [element.getAttribute('data-block'), element]))
  return lines.map(({ id, note }) => (note ? null : (byId.get(id) ?? null)))
}

/** A line of a section in a live editor, which draws what there is. */
export const drawnLine = (section: Element, line: number): Element | undefined => section.querySelectorAll(leaves)[line]

/** Lays a range around letters of a line as it is drawn, and gives it. One that lies there already is left alone. */
export function layIn(range: Range, line: Element, from: number, to: number): Range {
  const [start, end] = [pointIn(line, from), pointIn(line, to)]
  if (range.startContainer !== start[0] || range.startOffset !== start[1]) range.setStart(...start)
  if (range.endContainer !== end[0] || range.endOffset !== end[1]) range.setEnd(...end)
  return range
}

/** The line of a section at a point of the page, or the first below it, and the letters of it before that point. */
export function lineAt(
  section: Element,
  lines: readonly Line[],
  node: Node,
  offset: number,
): { readonly line: number; readonly from: number } | null {
  if (!section.contains(node)) return null
  const point = document.createRange()
  point.setStart(node, offset)
  for (const [line, drawn] of drawnLines(section, lines).entries()) {
    if (drawn?.contains(node)) return { line, from: lettersBefore(drawn, point) }
    if (drawn && point.comparePoint(drawn, 0) > 0) return { line, from: 0 }
  }
  return { line: lines.length, from: 0 }
}
