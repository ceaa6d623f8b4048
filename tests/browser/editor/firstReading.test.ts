import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import type { Block } from '#shared/draft/blocks'
import type { Leave } from '../../../renderer/editor/page/place'
import { desk, deskOf, paragraph, updatesDuring } from './desk'

const one = 'section:one'
const cellOf = (id: string, text: string) => ({ header: false, colspan: 1, rowspan: 1, blocks: [paragraph(id, text)] })
const first: Readonly<Record<string, Block>> = {
  decision: { type: 'decision', id: 'd', blocks: [paragraph('p', 'resolved')] },
  list: { type: 'list', ordered: false, start: 1, items: [[paragraph('p', 'point')]] },
  quotation: { type: 'quote', id: 'q', blocks: [paragraph('p', 'said')] },
  table: { type: 'table', id: 't', caption: '', source: '', rows: [[cellOf('p', 'KPI'), cellOf('r', '61')]] },
  paragraph: paragraph('p', 'text'),
}

let complaints: MockInstance
beforeEach(() => void (complaints = vi.spyOn(console, 'warn')))
afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('an editor that opens', () => {
  it.each(Object.keys(first))('has its caret where text can be written, and complains of nothing: %s', kind => {
    const ana = desk([first[kind]!, paragraph('z', 'after')])
    let from = 0
    const written = updatesDuring(ana.replica.documents.draft, () => {
      const { editor } = ana.edit(one)
      expect(editor.state.selection.$from.parent.isTextblock).toBe(true)
      from = editor.state.selection.from
      expect(editor.state.doc.textContent).toContain('after')
    })
    expect(written).toBe(0)
    expect(from).toBeLessThan(8)
    expect(complaints).not.toHaveBeenCalled()
  })

  it('does so for somebody who may only read', () => {
    const { replica } = desk([first.decision!])
    const reader = deskOf(replica, 'role')
    const { editor } = reader.edit(one)
    expect(editor.state.doc.textContent).toBe('resolved')
    expect(editor.state.selection.$from.parent.isTextblock).toBe(true)
    expect(complaints).not.toHaveBeenCalled()
  })
})

describe('the arrow keys at the ends of a section', () => {
  const press = (element: HTMLElement, key: string) =>
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

  it.each([
    ['from left to right', 'One', ['ArrowLeft', 'above'], ['ArrowRight', 'below']],
    ['from right to left', 'متن', ['ArrowRight', 'above'], ['ArrowLeft', 'below']],
  ] as const)('lead to the section before and after, in text %s', (_, text, back, onward) => {
    const ways: Leave['to'][] = []
    const { editor } = desk([paragraph('p', text)]).edit(one, { leave: way => ways.push(way.to) })
    editor.view.focus()
    editor.commands.setTextSelection(1)
    press(editor.view.dom, back[0])
    expect(ways).toEqual([back[1]])
    editor.commands.setTextSelection(1 + text.length)
    press(editor.view.dom, onward[0])
    expect(ways).toEqual([back[1], onward[1]])
    press(editor.view.dom, back[0])
    expect(ways).toHaveLength(2)
  })
})

describe('selecting everything', () => {
  it('takes the section first, and asks for the whole draft the second time', () => {
    const ways: Leave['to'][] = []
    const { editor } = desk([first.list!, paragraph('z', 'after')]).edit(one, { leave: way => ways.push(way.to) })
    const selectAll = () =>
      editor.view.dom.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'a',
          code: 'KeyA',
          keyCode: 65,
          ctrlKey: true,
          bubbles: true,
          cancelable: true,
        }),
      )
    editor.view.focus()
    selectAll()
    expect(ways).toEqual([])
    expect(editor.state.selection.to).toBeGreaterThan(10)
    selectAll()
    expect(ways).toEqual(['whole'])
  })
})
