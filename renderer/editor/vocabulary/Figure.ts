import { Node } from '@tiptap/react'
import { DOMSerializer, type DOMOutputSpec, type Node as ProseNode } from '@tiptap/pm/model'
import type { FigureAttributes } from '#shared/draft/vocabulary'
import { noteSpec, type ProseWords } from './words'

interface FigureOptions {
  readonly words: ProseWords
  /** Puts the picture, or words in its place, into a figure just drawn. */
  readonly dress: (figure: HTMLElement) => void
}

const text = (name: string) => ({
  default: '',
  rendered: false,
  parseHTML: (figure: HTMLElement) => figure.dataset[name] ?? '',
})
const pixels = (name: string) => ({
  default: 0,
  rendered: false,
  parseHTML: (figure: HTMLElement) => Number(figure.dataset[name]) || 0,
})

/** How a figure looks, in the editor and outside of it: picture, caption, source. */
function figureSpec(node: ProseNode, words: ProseWords): DOMOutputSpec {
  const { blob, type, width, height, alt, caption, source } = node.attrs as FigureAttributes
  const data = { blob, type, width, height, alt, caption, source }
  return [
    'figure',
    Object.fromEntries([
      ['class', 'figure'],
      ...Object.entries(data).map(([key, value]) => [`data-${key}`, String(value)]),
    ]),
    ['img', { alt, width: String(width), height: String(height), draggable: 'false' }],
    noteSpec('figcaption', 'caption', caption, words.noCaption),
    noteSpec('div', 'source', source, words.noSource),
  ]
}

/** A picture of the workspace with description, caption and source. */
export const Figure = Node.create<FigureOptions>({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    blob: text('blob'),
    type: text('type'),
    width: pixels('width'),
    height: pixels('height'),
    alt: text('alt'),
    caption: text('caption'),
    source: text('source'),
  }),
  parseHTML: () => [{ tag: 'figure[data-blob]' }],
  renderHTML({ node }) {
    return figureSpec(node, this.options.words)
  },
  addNodeView() {
    const { words, dress } = this.options
    return ({ node }) => {
      const dom = DOMSerializer.renderSpec(document, figureSpec(node, words)).dom as HTMLElement
      dress(dom)
      return { dom, ignoreMutation: () => true }
    }
  },
})
