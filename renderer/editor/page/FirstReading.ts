import { Extension } from '@tiptap/react'
import { Plugin, Selection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** What the binding does by itself when it is given nothing to begin with. */
interface Binding {
  readonly mux: (work: () => void) => void
  beforeTransactionSelection: unknown
  _forceRerender(): void
}

/** Options for the binding under which it leaves its first reading of the text to `FirstReading`. */
export const readLater = () => ({ mapping: new Map() })

/**
 * Reads the text into a new editor. The binding would put the caret at the first position there is, which is no place for one
 * where a list, a table or a decision comes first, and ProseMirror complains of it. Here it goes to the first place for a caret.
 */
export const FirstReading = Extension.create({
  name: 'firstReading',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: view => {
        const { binding } = ySyncPluginKey.getState(view.state) as { readonly binding: Binding }
        binding.beforeTransactionSelection = {} // it keeps its hands off a selection that somebody else puts back
        binding._forceRerender()
        binding.beforeTransactionSelection = null
        binding.mux(() => view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc))))
        return {}
      },
    }),
  ],
})
