import { Extension, type Editor } from '@tiptap/react'
import { GapCursor } from '@tiptap/pm/gapcursor'
import { AllSelection, NodeSelection, Selection } from '@tiptap/pm/state'
import type { Leave } from './place'

interface SectionKeysOptions {
  readonly undo: () => void
  readonly redo: () => void
  readonly leave: (way: Leave) => void
  /** Opens the fields of the figure or table at the caret. Returns whether there is one. */
  readonly details: () => boolean
  /** Asks for the address of a link. */
  readonly link: () => void
}

/** Whether nothing in the section lies before (-1) or after (1) the line or block of the caret. */
function isOutermost({ state, view }: Editor, direction: -1 | 1): boolean {
  const { selection, doc } = state
  const { $head } = selection
  if (selection instanceof GapCursor) return $head.pos === (direction < 0 ? 0 : doc.content.size)
  const inText = $head.parent.isTextblock
  if (inText && !selection.empty) return false
  if (inText && !view.endOfTextblock(direction < 0 ? 'up' : 'down')) return false
  const [before, after] = inText ? [$head.before(), $head.after()] : [selection.from, selection.to]
  if (Selection.findFrom(doc.resolve(direction < 0 ? before : after), direction)) return false
  // Beside a table or picture at the very end there is room for a caret, and that comes first.
  const last = direction < 0 ? doc.firstChild : doc.lastChild
  return !last?.isAtom && last?.type.spec.isolating !== true
}

/** Whether the paragraph of the caret is read from right to left. */
function isRtl({ state, view }: Editor): boolean {
  const { node } = view.domAtPos(state.selection.head)
  const element = node instanceof Element ? node : node.parentElement
  return element !== null && getComputedStyle(element).direction === 'rtl'
}

/** Whether all the text of the section is selected. */
function isWhole({ state: { doc, selection } }: Editor): boolean {
  if (selection instanceof AllSelection) return true
  return selection.from <= Selection.atStart(doc).from && selection.to >= Selection.atEnd(doc).to
}

/** Keys that lead from section to section, and to the undo that all sections share. */
export const SectionKeys = Extension.create<SectionKeysOptions>({
  name: 'sectionKeys',
  priority: 2000,
  addKeyboardShortcuts() {
    const { undo, redo, leave, details, link } = this.options
    const caretX = () => this.editor.view.coordsAtPos(this.editor.state.selection.head).left
    const done = (work: () => void) => () => {
      work()
      return true // even where there was nothing to do: the browser's own undo must not touch the text
    }
    const vertical = (direction: -1 | 1) => () => {
      if (!isOutermost(this.editor, direction)) return false
      leave({ to: direction < 0 ? 'above' : 'below', x: caretX() })
      return true
    }
    const sideways = (side: -1 | 1) => () => {
      const { selection, doc } = this.editor.state
      if (!selection.empty) return false
      const direction = isRtl(this.editor) ? -side : side
      const end = direction < 0 ? Selection.atStart(doc) : Selection.atEnd(doc)
      if (selection.head !== end.head) return false
      leave({ to: direction < 0 ? 'above' : 'below', x: null })
      return true
    }
    return {
      'Mod-z': done(undo),
      'Mod-y': done(redo),
      'Shift-Mod-z': done(redo),
      ArrowUp: vertical(-1),
      ArrowDown: vertical(1),
      ArrowLeft: sideways(-1),
      ArrowRight: sideways(1),
      'Mod-a': () => {
        if (!isWhole(this.editor)) return false
        leave({ to: 'whole' })
        return true
      },
      'Mod-Home': done(() => leave({ to: 'first' })),
      'Mod-End': done(() => leave({ to: 'last' })),
      'Mod-Alt-k': done(link),
      'Alt-F10': done(() => leave({ to: 'toolbar' })),
      Escape: done(() => leave({ to: 'out' })),
      Enter: () => this.editor.state.selection instanceof NodeSelection && details(),
    }
  },
})
