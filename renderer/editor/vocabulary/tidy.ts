import type { Node as ProseNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { identifiedBlocks } from '#shared/draft/vocabulary'

const carriesId = (node: ProseNode) => (identifiedBlocks as readonly string[]).includes(node.type.name)
const holdsBlocks = new Set(['listItem', 'blockquote', 'decision', 'tableCell', 'tableHeader'])
const holdsParts = new Set(['bulletList', 'orderedList', 'table', 'tableRow'])

/** Whether a transaction did more than type inside a paragraph that is there already. */
function isStructural(transaction: Transaction): boolean {
  return transaction.steps.some(step => {
    if (!(step instanceof ReplaceStep)) return true
    const { slice } = step
    if (slice.openStart > 0 || slice.openEnd > 0) return true
    let inline = true
    slice.content.forEach(node => {
      inline &&= node.isInline
    })
    return !inline || step.from !== step.to
  })
}

/**
 * After an edit, gives each block an id of its own and mends what an edit may leave behind: quotations, list items and cells
 * without a paragraph get one, lists and tables without content go. Changes `into` and nothing where all is well.
 */
export function tidy(into: Transaction, edits: readonly Transaction[], newId: () => string): Transaction | null {
  const { doc } = into
  if (!edits.some(isStructural)) {
    const { $from } = into.selection
    if ($from.depth > 0 && !$from.parent.attrs.id && carriesId($from.parent)) {
      into.setNodeAttribute($from.before(), 'id', newId())
    }
    return into.docChanged ? into : null
  }

  const seen = new Set<string>()
  const ids: { readonly pos: number; readonly id: string }[] = []
  const empty: { readonly pos: number; readonly node: ProseNode }[] = []
  doc.descendants((node, pos, parent, index) => {
    if (node.childCount === 0 && (holdsBlocks.has(node.type.name) || holdsParts.has(node.type.name)))
      empty.push({ pos, node })
    if (carriesId(node)) {
      const id: unknown = node.attrs.id
      if (typeof id === 'string' && id !== '' && !seen.has(id)) seen.add(id)
      else ids.push(...idsFor(node, pos, index > 0 ? (parent?.child(index - 1) ?? null) : null, newId))
    }
    return !node.isTextblock
  })
  for (const { pos, id } of ids) into.setNodeAttribute(pos, 'id', id)
  for (const { pos, node } of empty.reverse()) {
    if (holdsParts.has(node.type.name)) into.delete(pos, pos + node.nodeSize)
    else into.insert(pos + 1, doc.type.schema.nodes.paragraph!.create({ id: newId() }))
  }
  return into.docChanged ? into : null
}

/** Enter at the start of a paragraph leaves an empty one above: the id stays with the text, which comments point to. */
function idsFor(node: ProseNode, pos: number, above: ProseNode | null, newId: () => string) {
  const kept: unknown = above?.attrs.id
  const isSplit = above?.type === node.type && above.childCount === 0 && node.childCount > 0
  const isTwin = !node.attrs.id || node.attrs.id === kept
  if (!isSplit || !isTwin || typeof kept !== 'string' || kept === '') return [{ pos, id: newId() }]
  return [
    { pos: pos - above.nodeSize, id: newId() },
    { pos, id: kept },
  ]
}
