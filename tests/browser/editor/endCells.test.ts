import { afterEach, describe, expect, it } from 'vitest'
import type { Block } from '#shared/draft/blocks'
import { staticProse } from '../../../renderer/editor/page/staticProse'
import { desk, paragraph } from './desk'

const one = 'section:one'

afterEach(() => document.body.replaceChildren())

const cell = (text: string, header = false) => ({ header, colspan: 1, rowspan: 1, blocks: [paragraph('', text)] })
const table = (id: string, rows: readonly (readonly ReturnType<typeof cell>[])[]): Block => ({
  type: 'table',
  id,
  caption: 'Milestones',
  source: 'Registrar',
  rows,
})

const milestones = [
  paragraph('p1', 'Three steps lead there.'),
  table('t1', [
    [cell('KPI', true), cell('2024', true), cell('Owner', true)],
    [cell('Working days'), cell('61'), cell('Registrar')],
    [cell('Full recognition'), cell('74%'), cell('2 offices')],
  ]),
  table('t2', [[cell('Note', true)], [cell('Counted once a year')]]),
]

/** The texts of the cells that stand at the end side. */
const atEnd = (prose: Element) => [...prose.querySelectorAll('[data-end]')].map(one => one.textContent)

describe('the figures of a table', () => {
  it('stand at the end side with their head, on the page and in an editor alike', () => {
    const { session, prose, edit } = desk(milestones)
    const { editor } = edit(one)
    expect(atEnd(editor.view.dom)).toEqual(['2024', '61', '74%'])
    expect(atEnd(staticProse(session, prose(one)))).toEqual(['2024', '61', '74%'])
  })

  it('come to the start side when a word is written among them, and back when it is gone', () => {
    const { editor } = desk(milestones).edit(one)
    let place = 0
    editor.state.doc.descendants((node, from) => {
      if (node.isText && node.text === '61') place = from
    })
    editor.view.dispatch(editor.state.tr.insertText('about ', place))
    expect(atEnd(editor.view.dom)).toEqual([])
    editor.view.dispatch(editor.state.tr.delete(place, place + 'about '.length))
    expect(atEnd(editor.view.dom)).toEqual(['2024', '61', '74%'])
  })

  it('stand there still when text before the table changes, and go with their table', () => {
    const { editor } = desk(milestones).edit(one)
    const { dom } = editor.view
    editor.view.dispatch(editor.state.tr.insertText('Only ', 1))
    editor.view.dispatch(editor.state.tr.split(4))
    expect(atEnd(dom)).toEqual(['2024', '61', '74%'])
    let from = 0
    editor.state.doc.descendants((node, at) => {
      if (node.type.name === 'table') from ||= at
    })
    editor.view.dispatch(editor.state.tr.delete(from, from + editor.state.doc.nodeAt(from)!.nodeSize))
    expect(atEnd(dom)).toEqual([])
  })
})
