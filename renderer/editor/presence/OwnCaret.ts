import { Extension } from '@tiptap/react'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import type { SectionId } from '#shared/draft/section'
import type { Presences } from '../../workspace/presence'

interface OwnCaretOptions {
  readonly section: SectionId | null
  readonly presences: Presences | null
}

/** What the binding knows of the text. */
interface Sync {
  readonly type: Y.XmlFragment
  readonly binding: { readonly mapping: Parameters<typeof absolutePositionToRelativePosition>[2] }
}

/** Shows others where the caret of whoever writes here is. */
export const OwnCaret = Extension.create<OwnCaretOptions>({
  name: 'ownCaret',
  addOptions: () => ({ section: null, presences: null }),
  addProseMirrorPlugins() {
    const { section, presences } = this.options
    if (!section || !presences) throw new Error('no section to show the caret of')

    function caretOf(view: EditorView) {
      // In a window that lies behind another the caret still stands where somebody works.
      const where = () => {
        if (view.isDestroyed || !view.hasFocus()) return null
        const { type, binding } = ySyncPluginKey.getState(view.state) as Sync
        const { anchor, head } = view.state.selection
        const at = (place: number) =>
          absolutePositionToRelativePosition(place, type, binding.mapping) as Y.RelativePosition
        return { section: section!, anchor: at(anchor), head: at(head) }
      }
      const look = () => (view.hasFocus() ? presences!.showCaret(where) : presences!.lookAgain())
      view.dom.addEventListener('focus', look)
      view.dom.addEventListener('blur', look)
      return {
        update: look,
        destroy: () => {
          view.dom.removeEventListener('focus', look)
          view.dom.removeEventListener('blur', look)
          presences!.lookAgain()
        },
      }
    }
    return [new Plugin({ view: caretOf })]
  },
})
