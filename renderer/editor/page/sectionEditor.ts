import { Editor } from '@tiptap/react'
import { Collaboration } from '@tiptap/extension-collaboration'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { findRootTypeKey } from 'yjs'
import type * as Y from 'yjs'
import type { SectionId } from '#shared/draft/section'
import { PastedContent } from '../paste/PastedContent'
import { OwnCaret } from '../presence/OwnCaret'
import { presences } from '../../workspace/presence'
import type { DraftSession } from '../session/draftSession'
import { forgetEditor, leaseUndo } from '../session/undoLease'
import { changesConform } from '../vocabulary/conforms'
import type { Leave } from './place'
import { EndCells } from './EndCells'
import { FirstReading, readLater } from './FirstReading'
import { KeepSelection } from './KeepSelection'
import { MarkEmpty } from './MarkEmpty'
import { ReadOnlyText } from './ReadOnlyText'
import { SectionKeys } from './SectionKeys'

/** What a section's editor tells the page around it. */
export interface SectionEvents {
  readonly leave: (way: Leave) => void
  readonly focused: () => void
  /** The selection or the text changed. */
  readonly changed: () => void
  /** Opens the fields of the figure or table at the caret. Returns whether there is one. */
  readonly details: () => boolean
  /** Asks for the address of a link. */
  readonly link: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly insertPictures: (pictures: readonly Blob[]) => void
  /** Somebody who may only read tried to write. */
  readonly refused: () => void
  /** Something came in that this editor would destroy. It is gone when this is called; a wider one may take its place. */
  readonly outgrown: () => void
}

/** Pixels kept free around the caret: above it the toolbar floats over the text. */
const scrollRoom = { top: 64, bottom: 32, left: 0, right: 0 }

/** An editor bound to one section's text, and how to take it away without a trace. */
export interface SectionEditor {
  readonly editor: Editor
  readonly dispose: () => void
}

/**
 * An editor for `fragment` in `element`, or null where the text holds what no editor of this version can hold. Binding writes
 * nothing; the first change is the person's. Who may only read gets one in which nothing can be changed, and only over a
 * fragment of the draft's mirror.
 */
export function sectionEditor(
  session: DraftSession,
  fragment: Y.XmlFragment,
  element: HTMLElement,
  labelledBy: string,
  events: SectionEvents,
): SectionEditor | null {
  const { extensions, schema, canBind } = session.vocabulary.fitting(fragment)
  const { canWrite, opened } = session
  if (!canBind || !session.hasArrived.read() || (!canWrite && fragment.doc === opened.documents.draft)) return null

  // Registered before the binding's own observer, so that it can take the editor away before the binding sees the change.
  const guard = (changes: Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction) => {
    if (origin === ySyncPluginKey || changesConform(changes, schema)) return
    dispose()
    events.outgrown()
  }
  const observer = guard as Parameters<Y.XmlFragment['observeDeep']>[0]
  fragment.observeDeep(observer)

  const editor = new Editor({
    element,
    injectCSS: false,
    enableCoreExtensions: { delete: false },
    extensions: [
      ...extensions,
      ...(canWrite
        ? [
            Collaboration.configure({
              fragment,
              ySyncOptions: readLater(),
              yUndoOptions: { undoManager: leaseUndo(session.undoManager) },
            }),
            PastedContent.configure({ insertPictures: events.insertPictures }),
            OwnCaret.configure({ section: findRootTypeKey(fragment) as SectionId, presences: presences(opened) }),
          ]
        : [ReadOnlyText.configure({ fragment, refused: events.refused })]),
      SectionKeys.configure({
        undo: events.undo,
        redo: events.redo,
        leave: events.leave,
        details: () => canWrite && events.details(),
        link: () => canWrite && events.link(),
      }),
      KeepSelection,
      MarkEmpty,
      EndCells,
      FirstReading,
    ],
    editorProps: {
      scrollThreshold: scrollRoom,
      scrollMargin: scrollRoom,
      attributes: {
        class: 'prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        'data-hint': session.emptyHint,
        ...(canWrite ? { spellcheck: 'true' } : { spellcheck: 'false', 'aria-readonly': 'true', inputmode: 'none' }),
      },
      handleClickOn: (_view, _pos, node, _nodePos, event) =>
        canWrite &&
        ['figure', 'table'].includes(node.type.name) &&
        event.target instanceof Element &&
        event.target.closest('[data-details]') !== null &&
        events.details(),
      handleDoubleClickOn: (_view, _pos, node) => canWrite && node.type.name === 'figure' && events.details(),
    },
    onFocus: events.focused,
    onTransaction: events.changed,
  })
  const binding = (ySyncPluginKey.getState(editor.state) as { binding: object }).binding

  let isGone = false
  function dispose(): void {
    if (isGone) return
    isGone = true
    fragment.unobserveDeep(observer)
    editor.destroy()
    forgetEditor(session.undoManager, binding)
  }
  return { editor, dispose }
}
