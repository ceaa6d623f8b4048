import type { Editor } from '@tiptap/react'

/** What the page asks of the screen around it. */
export interface PageEvents {
  readonly insertPictures: (editor: Editor, pictures: readonly Blob[]) => void
  /** Opens the fields of the figure or table at the caret. Returns whether there is one. */
  readonly details: (editor: Editor) => boolean
  readonly toToolbar: () => void
  /** Asks for the address of a link. */
  readonly link: (editor: Editor) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Somebody who may only read tried to write. */
  readonly refused: () => void
  /** Opens a link outside of Meridian. */
  readonly openLink: (address: string) => void
}
