import { Extension } from '@tiptap/react'
import { Plugin, TextSelection, type EditorState, type Selection } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** What the binding knows while it brings in what others wrote. */
interface Sync {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly isChangeOrigin: boolean
  readonly isUndoRedoOperation: boolean
  readonly binding: {
    readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3]
    readonly beforeTransactionSelection: {
      readonly type: string
      readonly anchor: Y.RelativePosition
      readonly head: Y.RelativePosition
    } | null
  } | null
}

/** Where a position is now, or null where its text is gone. */
function whereNow(position: Y.RelativePosition, { doc, type, binding }: Sync): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
  if (!(found?.type instanceof Y.XmlText)) return null
  for (let item = found.type._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) {
    if (item.deleted) return null
  }
  const place = relativePositionToAbsolutePosition(doc, type, position, binding!.mapping)
  return place ?? (found.index === 0 ? 1 : null) // the very first letter of a section is refused as improbable
}

function selectionKept(state: EditorState): Selection | null {
  const sync = ySyncPluginKey.getState(state) as Sync
  const before = sync.binding?.beforeTransactionSelection
  if (!before || before.type !== 'text' || !sync.isChangeOrigin || sync.isUndoRedoOperation) return null
  const anchor = whereNow(before.anchor, sync)
  const head = whereNow(before.head, sync)
  if (anchor === null || head === null || head > state.doc.content.size || anchor > state.doc.content.size) return null
  const kept = TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head))
  return kept.eq(state.selection) ? null : kept
}

/**
 * Keeps caret and selection at their letters while others write before them in the same paragraph. The binding takes a
 * paragraph whose words changed for another one and counts letters from its start instead.
 */
export const KeepSelection = Extension.create({
  name: 'keepSelection',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => {
        if (!transactions.some(({ docChanged }) => docChanged)) return null
        const kept = selectionKept(state)
        return kept && state.tr.setSelection(kept)
      },
    }),
  ],
})
