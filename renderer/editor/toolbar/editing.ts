import type { Editor } from '@tiptap/react'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type Selection } from '@tiptap/pm/state'
import { isSafeLink } from '#shared/draft/vocabulary'
import type { Picture } from '#shared/profile/profile'
import type { BlockKind } from './toolbarState'

/** Turns the block at the caret into another kind, out of any quotation or decision it stood in. */
export function setKind(editor: Editor, kind: BlockKind): void {
  const plain = editor.chain().focus()
  for (const wrapper of ['blockquote', 'decision']) if (editor.isActive(wrapper)) plain.lift(wrapper)
  switch (kind) {
    case 'paragraph':
      plain.setNode('paragraph').run()
      break
    case 'heading1':
      plain.setNode('heading', { level: 1 }).run()
      break
    case 'heading2':
      plain.setNode('heading', { level: 2 }).run()
      break
    case 'quote':
      plain.setNode('paragraph').wrapIn('blockquote').run()
      break
    case 'decision':
      plain.setNode('paragraph').wrapIn('decision').run()
      break
  }
}

/** An address as people type it, made one that may leave the program: "example.org", "office@example.org". Else null. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim()
  const candidates = [text, /^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`]
  const address = candidates.find(isSafeLink) ?? null
  return address?.startsWith('https://') && !/^https:\/\/[^/?#]+\.[^/?#]+/.test(address) ? null : address
}

/** Links the selected text, or writes `text` as a link where nothing is selected. */
export function setLink(editor: Editor, href: string, text: string): void {
  const chain = editor.chain().focus().extendMarkRange('link')
  if (!editor.state.selection.empty || editor.isActive('link')) chain.setMark('link', { href }).run()
  else chain.insertContent({ type: 'text', text: text || href, marks: [{ type: 'link', attrs: { href } }] }).run()
}

export const removeLink = (editor: Editor) => editor.chain().focus().extendMarkRange('link').unsetMark('link').run()

/** Where a block goes: below the caret's, in place of an empty paragraph, below the table where it may not stand in one. */
function placeFor({ $from, to }: Selection, mayStandInTable: boolean): { readonly from: number; readonly to: number } {
  for (let depth = 1; depth < $from.depth && !mayStandInTable; depth++) {
    if ($from.node(depth).type.name === 'table') return { from: $from.after(depth), to: $from.after(depth) }
  }
  if (!$from.parent.isTextblock) return { from: to, to } // a figure is selected, or cells, or everything
  const isSpare = $from.parent.content.size === 0 && ($from.depth === 1 || $from.node(-1).childCount > 1)
  return { from: isSpare ? $from.before() : $from.after(), to: $from.after() }
}

/** Puts a block in and the caret into it, and makes sure that one can go on writing after it. */
function insertBlock(editor: Editor, block: ProseNode): void {
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const { from, to } = placeFor(state.selection, block.type.name !== 'table')
      const isLast = to === state.doc.content.size
      tr.replaceWith(from, to, isLast ? [block, state.schema.nodes.paragraph!.create()] : block)
      tr.setSelection(block.isAtom ? NodeSelection.create(tr.doc, from) : TextSelection.near(tr.doc.resolve(from + 1)))
      tr.scrollIntoView()
      return true
    })
    .run()
}

/** Puts an empty table in. */
export function insertTable(editor: Editor, rows: number, columns: number, hasHead: boolean): void {
  const { table, tableRow, tableHeader, tableCell, paragraph } = editor.schema.nodes
  const row = (isHead: boolean) =>
    tableRow!.create(
      null,
      Array.from({ length: columns }, () => (isHead ? tableHeader! : tableCell!).create(null, paragraph!.create())),
    )
  insertBlock(
    editor,
    table!.create(
      null,
      Array.from({ length: rows }, (_, index) => row(hasHead && index === 0)),
    ),
  )
}

/** Puts a stored picture in and selects it. */
export function insertFigure(editor: Editor, { hash, type, width, height }: Picture): void {
  insertBlock(editor, editor.schema.nodes.figure!.create({ blob: hash, type, width, height }))
}
