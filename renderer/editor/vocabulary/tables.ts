import type { Extensions } from '@tiptap/react'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Plugin } from '@tiptap/pm/state'
import { goToNextCell } from '@tiptap/pm/tables'
import { isLocalEdit } from './origin'
import { noteSpec, type ProseWords } from './words'

const span = (name: 'colSpan' | 'rowSpan') => ({
  default: 1,
  parseHTML: (cell: HTMLElement) => (cell instanceof HTMLTableCellElement ? cell[name] : 1),
})
const spans = { colspan: span('colSpan'), rowspan: span('rowSpan') }
const cellContent = { content: 'block*', addAttributes: () => spans }

/** Tables with caption and source. Neither widths nor alignment: the house style decides them in print. */
export const tables = (words: ProseWords): Extensions => [
  Table.extend({
    content: 'tableRow*',
    addAttributes: () => ({
      caption: {
        default: '',
        rendered: false,
        parseHTML: table => table.querySelector('caption')?.textContent.trim() ?? '',
      },
      source: { default: '', rendered: false, parseHTML: () => '' },
    }),
    parseHTML: () => [
      {
        tag: 'figure[data-table]',
        contentElement: 'tbody',
        getAttrs: figure => ({ caption: figure.dataset.caption ?? '', source: figure.dataset.source ?? '' }),
      },
      { tag: 'table' },
    ],
    renderHTML: ({ node, HTMLAttributes }) => {
      const { caption, source } = node.attrs as { caption: string; source: string }
      return [
        'figure',
        { ...HTMLAttributes, class: 'table', 'data-table': '', 'data-caption': caption, 'data-source': source },
        noteSpec('figcaption', 'caption', caption, words.noCaption),
        ['table', ['tbody', 0]],
        noteSpec('div', 'source', source, words.noSource),
      ]
    },
    addKeyboardShortcuts() {
      return {
        ...this.parent?.(),
        Tab: () => {
          if (this.editor.commands.goToNextCell()) return true
          // Two steps, because a new cell has its paragraph only after the first: see tidy.ts.
          return this.editor.commands.addRowAfter() && goToNextCell(1)(this.editor.state, this.editor.view.dispatch)
        },
      }
    },
    addProseMirrorPlugins() {
      // The table plugin repairs ragged tables whenever it sees one. Opening a section must not change it for everybody, so
      // repairs wait until a person edits that table.
      return (this.parent?.() ?? []).map(plugin => {
        const mend = plugin.spec.appendTransaction
        if (!mend) return plugin
        return new Plugin({
          ...plugin.spec,
          appendTransaction(transactions, before, after) {
            const mended = mend.call(plugin, transactions, before, after)
            return mended?.docChanged && !transactions.some(isLocalEdit) ? null : mended
          },
        })
      })
    },
    addNodeView: () => null,
  }),
  TableRow.extend({ content: '(tableCell | tableHeader)*' }),
  TableHeader.extend(cellContent),
  TableCell.extend(cellContent),
]
