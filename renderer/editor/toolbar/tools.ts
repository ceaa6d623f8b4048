import type { Editor } from '@tiptap/react'
import { NodeSelection } from '@tiptap/pm/state'
import { MeridianError } from '#shared/base/errors'
import { readable } from '#shared/base/line'
import { source, type Source } from '#shared/base/readable'
import { announce } from '../../ui/LiveRegions'
import { readPicture } from '../../workspace/preparePicture'
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

/** A picture that was not put into the text, and why. */
export interface LeftOut {
  /** Name of its file; empty where it came without one. */
  readonly name: string
  readonly error: unknown
}

/** What page and toolbar have in common: the form that is open, what failed, the way between them. */
export interface Tools extends PageEvents {
  readonly request: Source<ToolRequest | null>
  /** How many pictures are being put in, and how many of them are done with; null while there are none. */
  readonly taking: Source<{ readonly done: number; readonly count: number } | null>
  /** The pictures of the last try that were not put in. */
  readonly leftOut: Source<readonly LeftOut[]>
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

/** A rectangle where the window shows it: the caption of a tall picture lies below, and a form beside it would not be seen. */
const withinReach = ({ left, top, width, height }: DOMRect) =>
  new DOMRect(left, Math.max(0, Math.min(top, window.innerHeight - height)), width, height)

/** The rectangle of the figure or table at the caret, or of the caret itself. */
function anchorOf({ state, view }: Editor): DOMRect {
  const { selection } = state
  if (selection instanceof NodeSelection) {
    const drawn = view.nodeDOM(selection.from)
    if (drawn instanceof Element)
      return withinReach((drawn.querySelector('figcaption') ?? drawn).getBoundingClientRect())
  }
  const { left, top, bottom } = view.coordsAtPos(selection.from)
  return new DOMRect(left, top, 1, bottom - top)
}

/** Tools for the pages of a session. */
export function draftTools(session: DraftSession, history: JointHistory, openLink: Tools['openLink']): Tools {
  const request = source<ToolRequest | null>(null)
  const taking = source<{ readonly done: number; readonly count: number } | null>(null)
  const leftOut = source<readonly LeftOut[]>([])
  let toolbar: HTMLElement | null = null
  let picker: (() => void) | null = null
  let refusedAt = -Infinity

  const open = (form: ToolRequest['form'], editor: Editor) => request.set({ form, editor, anchor: anchorOf(editor) })

  async function takeOne(editor: Editor, picture: Blob): Promise<void> {
    const requireEditor = () => {
      if (editor.isDestroyed) throw new MeridianError('image.left')
    }
    try {
      requireEditor()
      const stored = await session.opened.pictures.add(await readPicture(picture))
      requireEditor()
      insertFigure(editor, stored)
    } catch (error) {
      leftOut.set([...leftOut.read(), { name: picture instanceof File ? readable(picture.name) : '', error }])
    }
  }

  /** Puts in what can be, and tells of each that cannot. */
  async function take(editor: Editor, pictures: readonly Blob[]): Promise<void> {
    if (pictures.length === 0) return
    const others = taking.read() ?? { done: 0, count: 0 }
    if (others.count === 0) leftOut.set([])
    taking.set({ ...others, count: others.count + pictures.length })
    for (const picture of pictures) {
      await takeOne(editor, picture)
      const { done, count } = taking.read()!
      taking.set(done + 1 < count ? { done: done + 1, count } : null)
    }
    if (pictures.length > 1 || leftOut.read().length > 0) return
    requestAnimationFrame(() => !editor.isDestroyed && open('figure', editor))
  }

  return {
    request,
    taking,
    leftOut,
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
