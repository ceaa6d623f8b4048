import { Extension } from '@tiptap/react'
import { Plugin, Selection } from '@tiptap/pm/state'
import { cleanHtml, picturesInHtml } from './cleanHtml'

interface PastedContentOptions {
  /** Puts pictures into the text at the caret, one after another. */
  readonly insertPictures: (pictures: readonly Blob[]) => void
}

const picturesOf = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))

/** Word puts a picture of the text beside the text; the text is what is meant. */
const hasText = (data: DataTransfer | null) => (data?.getData('text/plain') ?? '').trim() !== ''

/** Pasting and dropping: foreign HTML is cleaned, pictures become figures. */
export const PastedContent = Extension.create<PastedContentOptions>({
  name: 'pastedContent',
  addProseMirrorPlugins() {
    const { insertPictures } = this.options
    return [
      new Plugin({
        props: {
          transformPastedHTML: html => cleanHtml(html),
          handlePaste: (_view, { clipboardData }) => {
            const files = picturesOf(clipboardData)
            if (files.length > 0 && !hasText(clipboardData)) {
              insertPictures(files)
              return true
            }
            const inside = picturesInHtml(clipboardData?.getData('text/html') ?? '')
            if (inside.length > 0)
              queueMicrotask(() => insertPictures(inside.map(bytes => new Blob([bytes as BlobPart]))))
            return false
          },
          handleDrop: (view, event, _slice, moved) => {
            const files = picturesOf(event.dataTransfer)
            if (moved || files.length === 0) return false
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (place) {
              const { tr, doc } = view.state
              view.dispatch(tr.setSelection(Selection.near(doc.resolve(place.pos))))
            }
            event.preventDefault()
            insertPictures(files)
            return true
          },
        },
      }),
    ]
  },
})
