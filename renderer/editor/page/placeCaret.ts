import type { Editor } from '@tiptap/react'
import { Selection, TextSelection } from '@tiptap/pm/state'
import { drawnLine, layIn } from '../find/drawnLines'
import type { Place } from './place'

/** Puts the caret of `editor` at a place and gives it the focus. */
export function placeCaret({ view, state }: Editor, place: Place): void {
  const { doc, tr } = state
  view.focus()
  view.dispatch(tr.setSelection(selectionAt(place)).scrollIntoView())

  function selectionAt(wanted: Place): Selection {
    switch (wanted.at) {
      case 'start':
        return Selection.atStart(doc)
      case 'end':
        return Selection.atEnd(doc)
      case 'top':
        return nearest(wanted.x, middleOfLine(Selection.atStart(doc))) ?? Selection.atStart(doc)
      case 'bottom':
        return nearest(wanted.x, middleOfLine(Selection.atEnd(doc))) ?? Selection.atEnd(doc)
      case 'point':
        return nearest(wanted.x, wanted.y) ?? Selection.atStart(doc)
      case 'block':
        return endOf(wanted.id) ?? state.selection
      case 'line':
        return letters(wanted.line, wanted.from, wanted.to) ?? state.selection
    }
  }

  function nearest(left: number, top: number): Selection | null {
    const found = view.posAtCoords({ left, top })
    return found && TextSelection.near(doc.resolve(found.pos))
  }

  function middleOfLine(selection: Selection): number {
    const { top, bottom } = view.coordsAtPos(selection.from)
    return (top + bottom) / 2
  }

  function letters(index: number, from: number, to: number): Selection | null {
    const line = drawnLine(view.dom, index)
    if (!line) return null
    const figure = line.matches('.caption, .source') ? line.closest('figure') : null
    if (figure) return Selection.near(doc.resolve(view.posAtDOM(figure, 0)))
    const { startContainer, startOffset, endContainer, endOffset } = layIn(document.createRange(), line, from, to)
    return TextSelection.create(doc, view.posAtDOM(startContainer, startOffset), view.posAtDOM(endContainer, endOffset))
  }

  function endOf(block: string): Selection | null {
    let found: Selection | null = null
    doc.descendants((node, pos) => {
      if (node.attrs.id === block) found = Selection.near(doc.resolve(pos + node.nodeSize - 1), -1)
      return found === null
    })
    return found
  }
}
