import type { Editor } from '@tiptap/react'
import { NodeSelection } from '@tiptap/pm/state'
import { source, type Source } from '#shared/base/readable'
import { announce } from '../../ui/LiveRegions'
import type { PageEvents } from '../page/pageEvents'
import type { DraftSession } from '../session/draftSession'
import type { JointHistory } from '../session/jointHistory'
import { insertFigure } from './editing'

/** A form about something at the caret. */
export interface ToolRequest {
  readonly form: 'link' | 'newTable' | 'figure' | 'table'
  readonly editor: Editor
  /** What it is about, in pixels of the window. */
  readonly anchor: DOMRect
}

/** What page and toolbar have in common: the form that is open, what failed, the way between them. */
export interface Tools extends PageEvents {
  readonly request: Source<ToolRequest | null>
  /** The last picture that could not be taken, or null. */
  readonly failure: Source<unknown>
  open(form: ToolRequest['form'], editor: Editor): void
  /** Closes the form and gives the focus back to the text. */
  close(): void
  /** Asks which pictures to put in. */
  pickPictures(): void
  /** Runs a change of text and outline as one step of undo. */
  asOne(change: () => void): void
  /** Says how that is asked. */
  setPicker(open: () => void): void
  /** Says where the toolbar is. */
  setToolbar(element: HTMLElement | null): void
}

/** The rectangle of the figure or table at the caret, or of the caret itself. */
function anchorOf({ state, view }: Editor): DOMRect {
  const { selection } = state
  if (selection instanceof NodeSelection) {
    const drawn = view.nodeDOM(selection.from)
    if (drawn instanceof Element) return (drawn.querySelector('figcaption') ?? drawn).getBoundingClientRect()
  }
  const { left, top, bottom } = view.coordsAtPos(selection.from)
  return new DOMRect(left, top, 1, bottom - top)
}

/** Tools for the pages of a session. */
export function draftTools(session: DraftSession, history: JointHistory, openLink: Tools['openLink']): Tools {
  const request = source<ToolRequest | null>(null)
  const failure = source<unknown>(null)
  let toolbar: HTMLElement | null = null
  let picker: (() => void) | null = null
  let refusedAt = -Infinity

  const open = (form: ToolRequest['form'], editor: Editor) => request.set({ form, editor, anchor: anchorOf(editor) })

  async function take(editor: Editor, pictures: readonly Blob[]): Promise<void> {
    failure.set(null)
    try {
      for (const picture of pictures) {
        const stored = await session.opened.pictures.add(new Uint8Array(await picture.arrayBuffer()))
        if (editor.isDestroyed) return
        insertFigure(editor, stored)
      }
      if (pictures.length === 1) requestAnimationFrame(() => open('figure', editor))
    } catch (error) {
      failure.set(error)
    }
  }

  return {
    request,
    failure,
    open,
    close: () => {
      const editor = request.read()?.editor
      request.set(null)
      if (editor && !editor.isDestroyed) editor.view.focus()
    },
    insertPictures: (editor, pictures) => void take(editor, pictures),
    details: editor => {
      const { selection } = editor.state
      const isFigure = selection instanceof NodeSelection && selection.node.type.name === 'figure'
      if (!isFigure && !editor.isActive('table')) return false
      open(isFigure ? 'figure' : 'table', editor)
      return true
    },
    link: editor => open('link', editor),
    undo: () => history.undo(),
    redo: () => history.redo(),
    asOne: history.asOne,
    refused: () => {
      if (performance.now() - refusedAt < 5000) return // once for a word, not for each key
      refusedAt = performance.now()
      announce(session.readOnlyHint)
    },
    openLink,
    toToolbar: () => toolbar?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus(),
    pickPictures: () => picker?.(),
    setPicker: open => {
      picker = open
    },
    setToolbar: element => {
      toolbar = element
    },
  }
}
