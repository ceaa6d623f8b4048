import { Extension } from '@tiptap/react'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { endMark, tableCells } from '../vocabulary/figureCells'

const marked = (doc: Node): DecorationSet =>
  DecorationSet.create(
    doc,
    tableCells(doc).flatMap(({ from, to, atEnd }) => (atEnd ? Decoration.node(from, to, { [endMark]: '' }) : [])),
  )

function hasTable(doc: Node, from: number, to: number): boolean {
  let isFound = false
  doc.nodesBetween(from, to, ({ type, isTextblock }) => {
    isFound ||= type.name === 'table'
    return !isFound && !isTextblock
  })
  return isFound
}

/** Whether a change may have reached a table. One that moves nothing, such as of an attribute, does not say where it was. */
const mayReachTable = ({ steps, docs, doc }: Transaction): boolean =>
  steps.some((step, at) => {
    const [before, after] = [docs[at]!, docs[at + 1] ?? doc]
    let isElsewhere = false
    let isReached = false
    step.getMap().forEach((from, to, nowFrom, nowTo) => {
      isElsewhere = true
      isReached ||= hasTable(before, from, to) || hasTable(after, nowFrom, nowTo)
    })
    return isReached || !isElsewhere
  })

/** Sets the figures of tables at the end side, as the Word file does. */
export const EndCells = Extension.create({
  name: 'endCells',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_config, { doc }) => marked(doc),
        apply: (transaction, before, _old, { doc }) => {
          if (!transaction.docChanged) return before
          return mayReachTable(transaction) ? marked(doc) : before.map(transaction.mapping, doc)
        },
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})
