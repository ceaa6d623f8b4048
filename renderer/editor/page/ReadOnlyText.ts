import { Extension } from '@tiptap/react'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { readLater } from './FirstReading'

interface ReadOnlyTextOptions {
  /** Of a mirror, never of the document itself. */
  readonly fragment: Y.XmlFragment | null
  /** Somebody tried to write. */
  readonly refused: () => void
}

/**
 * Binds an editor to a mirror for somebody who reads: caret, selection and copying work as in the writers' editor, and nothing
 * that would change the text is let through.
 */
export const ReadOnlyText = Extension.create<ReadOnlyTextOptions>({
  name: 'readOnlyText',
  priority: 2000,
  addOptions: () => ({ fragment: null, refused: () => undefined }),
  addProseMirrorPlugins() {
    const { fragment, refused } = this.options
    if (!fragment) throw new Error('no mirror to read from')
    const refuse = (_: unknown, event: Event) => {
      event.preventDefault()
      refused()
      return true
    }
    return [
      ySyncPlugin(fragment, readLater()),
      new Plugin({
        filterTransaction: change => !change.docChanged || change.getMeta(ySyncPluginKey) !== undefined,
        props: {
          handleDOMEvents: {
            beforeinput: refuse,
            paste: refuse,
            drop: refuse,
            // Lists and tables take the Tab key for themselves, which would hold a reader in the text.
            keydown: (_, { key }) => key === 'Tab',
          },
        },
      }),
    ]
  },
})
