import { Extension } from '@tiptap/react'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { endMark, tableCells } from '../vocabulary/figureCells'

const marked = (doc: Node): DecorationSet =>
  DecorationSet.create(
    doc,
    tableCells(doc).flatMap(({ from, to, atEnd }) => (atEnd ? Decoration.node(from, to, { [endMark]: '' }) : [])),
  )

/** Sets the figures of tables at the end side, as the Word file does. */
export const EndCells = Extension.create({
  name: 'endCells',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_config, { doc }) => marked(doc),
        apply: (transaction, before, _old, { doc }) => (transaction.docChanged ? marked(doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})
