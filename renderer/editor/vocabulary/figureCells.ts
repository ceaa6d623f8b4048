import type { Node } from '@tiptap/pm/model'
import type { TableCell } from '#shared/draft/blocks'
import { inColumns, standsAtEnd, tableShape } from '#shared/draft/tableShape'

/** Mark of a cell that stands at the end side, as it does in the Word file; prose.css dresses it. */
export const endMark = 'data-end'

const isCell = (node: Node) => node.type.name === 'tableCell' || node.type.name === 'tableHeader'

/** Nodes never change: what was found in a table holds as long as the table is the same. */
const found = new WeakMap<Node, ReadonlySet<Node>>()

function endCellsOf(table: Node): ReadonlySet<Node> {
  const known = found.get(table)
  if (known) return known
  const nodes = new Map<TableCell, Node>()
  const rows = table.children.map(row =>
    row.children.filter(isCell).map(node => {
      const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number }
      const text = node.textBetween(0, node.content.size, '\n', ' ')
      const cell: TableCell = {
        header: node.type.name === 'tableHeader',
        colspan,
        rowspan,
        blocks: [{ type: 'unknown', name: 'text', text }],
      }
      nodes.set(cell, node)
      return cell
    }),
  )
  const shape = tableShape(rows)
  const cells = shape.rows
    .flatMap(inColumns)
    .filter(({ at, placed }) => standsAtEnd(shape, at, placed))
    .flatMap(({ placed }) => nodes.get(placed.cell) ?? [])
  const ends = new Set(cells)
  found.set(table, ends)
  return ends
}

/** A cell of a document, from its place in it, and whether it stands at the end side. */
interface PlacedNode {
  readonly from: number
  readonly to: number
  readonly atEnd: boolean
}

/** Every cell of every table of a document, in the order of the page. */
export function tableCells(doc: Node): PlacedNode[] {
  const cells: PlacedNode[] = []
  let ends: ReadonlySet<Node> = new Set()
  doc.descendants((node, from) => {
    if (node.type.name === 'table') ends = endCellsOf(node)
    else if (isCell(node)) cells.push({ from, to: from + node.nodeSize, atEnd: ends.has(node) })
    return !node.isTextblock
  })
  return cells
}
