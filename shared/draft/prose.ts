import * as Y from 'yjs'
import type { Block, Inline, TableCell, TableRow } from './blocks'
import { isSafeLink } from './vocabulary'

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook

const children = (parent: Y.XmlFragment): Node[] => parent.toArray() as Node[]
const isElement = (node: Node): node is Y.XmlElement => node instanceof Y.XmlElement && !(node instanceof Y.XmlHook)
const attribute = (element: Y.XmlElement, name: string): unknown => element.getAttribute(name) as unknown
const string = (element: Y.XmlElement, name: string) => {
  const value = attribute(element, name)
  return typeof value === 'string' ? value : ''
}
const count = (element: Y.XmlElement, name: string, fallback = 1) => {
  const value = Number(attribute(element, name))
  return Number.isInteger(value) && value > 0 && value < 100_000 ? value : fallback
}

/** How deep blocks may stand in one another: far beyond what people write, and short of what would exhaust the stack. */
const deepest = 40

/**
 * The prose of a fragment as plain blocks. Never throws: nodes that this version does not know come out as their text, so
 * that what a newer Meridian or a hostile replica wrote hides nothing else.
 */
export function readBlocks(fragment: Y.XmlFragment): Block[] {
  return readAt(fragment, 0)
}

const readAt = (fragment: Y.XmlFragment, depth: number): Block[] =>
  children(fragment).map(node => readBlock(node, depth))

function readBlock(node: Node, depth: number): Block {
  if (!isElement(node) || depth > deepest) return { type: 'unknown', name: 'text', text: textOf(node, depth) }
  const inside = (element: Y.XmlElement) => readAt(element, depth + 1)
  const id = string(node, 'id')
  switch (node.nodeName) {
    case 'paragraph':
      return { type: 'paragraph', id, content: readInline(node) }
    case 'heading':
      return { type: 'heading', id, level: count(node, 'level') === 1 ? 1 : 2, content: readInline(node) }
    case 'bulletList':
    case 'orderedList':
      return {
        type: 'list',
        ordered: node.nodeName === 'orderedList',
        start: count(node, 'start'),
        items: children(node).map(item =>
          isElement(item) && item.nodeName === 'listItem' ? inside(item) : [readBlock(item, depth + 1)],
        ),
      }
    case 'blockquote':
      return { type: 'quote', id, blocks: inside(node) }
    case 'decision':
      return { type: 'decision', id, blocks: inside(node) }
    case 'figure':
      return {
        type: 'figure',
        id,
        blob: string(node, 'blob'),
        mediaType: string(node, 'type'),
        width: count(node, 'width'),
        height: count(node, 'height'),
        alt: string(node, 'alt'),
        caption: string(node, 'caption'),
        source: string(node, 'source'),
      }
    case 'table':
      return {
        type: 'table',
        id,
        caption: string(node, 'caption'),
        source: string(node, 'source'),
        rows: children(node).map(row => readRow(row, depth + 1)),
      }
    default:
      return { type: 'unknown', name: node.nodeName, text: textOf(node, depth) }
  }
}

function readRow(row: Node, depth: number): TableRow {
  if (!isElement(row)) return []
  return children(row)
    .filter(isElement)
    .map((cell): TableCell => ({
      header: cell.nodeName === 'tableHeader',
      colspan: Math.min(count(cell, 'colspan'), 63), // the widest table Word can hold
      rowspan: Math.min(count(cell, 'rowspan'), 1000),
      blocks: readAt(cell, depth + 1),
    }))
}

interface Delta {
  insert?: unknown
  attributes?: Record<string, unknown>
}

function readInline(block: Y.XmlElement): Inline[] {
  return children(block).flatMap((node): Inline[] => {
    if (node instanceof Y.XmlText) return (node.toDelta() as Delta[]).flatMap(readRun)
    if (isElement(node) && node.nodeName === 'hardBreak') return [{ break: true }]
    const text = textOf(node, 0)
    return text ? [{ text }] : []
  })
}

function readRun({ insert, attributes = {} }: Delta): Inline[] {
  if (typeof insert !== 'string' || insert === '') return []
  const has = (mark: string) => attributes[mark] !== undefined && attributes[mark] !== null
  const href = (attributes.link as { href?: unknown } | null | undefined)?.href
  return [
    {
      text: insert,
      ...(has('bold') && { bold: true as const }),
      ...(has('italic') && { italic: true as const }),
      ...(isSafeLink(href) && { link: href }),
    },
  ]
}

function textOf(node: Node, depth: number): string {
  if (node instanceof Y.XmlText)
    return (node.toDelta() as Delta[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
  if (!isElement(node) || depth > 2 * deepest) return ''
  return children(node)
    .map(child => textOf(child, depth + 1))
    .join(' ')
}

/**
 * Writes blocks at the end of a fragment, in the form the editor gives them: for templates, samples and tests. Call it
 * inside a transaction.
 */
export function appendBlocks(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  fragment.insert(fragment.length, blocks.map(writeBlock))
}

function element(
  name: string,
  attributes: Record<string, unknown>,
  content: (Y.XmlElement | Y.XmlText)[],
): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  if (content.length > 0) made.insert(0, content)
  return made
}

function writeBlock(block: Block): Y.XmlElement {
  switch (block.type) {
    case 'paragraph':
      return element('paragraph', { id: block.id }, writeInline(block.content))
    case 'heading':
      return element('heading', { id: block.id, level: block.level }, writeInline(block.content))
    case 'list':
      return element(
        block.ordered ? 'orderedList' : 'bulletList',
        block.ordered ? { start: block.start } : {},
        block.items.map(item => element('listItem', {}, item.map(writeBlock))),
      )
    case 'quote':
      return element('blockquote', { id: block.id }, block.blocks.map(writeBlock))
    case 'decision':
      return element('decision', { id: block.id }, block.blocks.map(writeBlock))
    case 'figure': {
      const { type: _, mediaType, ...rest } = block
      return element('figure', { ...rest, type: mediaType }, [])
    }
    case 'table': {
      const { id, caption, source } = block
      const rows = block.rows.map(row =>
        element(
          'tableRow',
          {},
          row.map(({ header, colspan, rowspan, blocks }) =>
            element(header ? 'tableHeader' : 'tableCell', { colspan, rowspan }, blocks.map(writeBlock)),
          ),
        ),
      )
      return element('table', { id, caption, source }, rows)
    }
    case 'unknown':
      throw new Error(`cannot write ${block.name}`)
  }
}

function writeInline(content: readonly Inline[]): (Y.XmlElement | Y.XmlText)[] {
  const nodes: (Y.XmlElement | Y.XmlText)[] = []
  let run: Y.XmlText | undefined
  let end = 0
  for (const part of content) {
    if ('break' in part) {
      nodes.push(new Y.XmlElement('hardBreak'))
      run = undefined
      continue
    }
    if (!run) {
      nodes.push((run = new Y.XmlText()))
      end = 0
    }
    run.insert(end, part.text, {
      bold: part.bold ? {} : null,
      italic: part.italic ? {} : null,
      link: part.link ? { href: part.link } : null,
    })
    end += part.text.length
  }
  return nodes
}
