import { Selection, TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sectionEditor } from '../../../renderer/editor/page/sectionEditor'
import { staticProse } from '../../../renderer/editor/page/staticProse'
import { insertTable } from '../../../renderer/editor/toolbar/editing'
import { plainText, type Block } from '#shared/draft/blocks'
import { appendBlocks, readBlocks } from '#shared/draft/prose'
import { incoming } from '#shared/replica/origins'
import { chance } from '../../support/chance'
import { cohort } from '../../support/cohort'
import { desk, deskOf, paragraph, quiet, updatesDuring } from './desk'

const one = 'section:one'

afterEach(() => document.body.replaceChildren())

function element(name: string, attributes: Record<string, unknown>, content: (Y.XmlElement | Y.XmlText)[] = []) {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, content)
  return made
}

const everything: readonly Block[] = [
  { type: 'heading', id: 'h1', level: 1, content: [{ text: 'Where we stand' }] },
  {
    type: 'paragraph',
    id: 'p1',
    content: [
      { text: 'One ' },
      { text: 'bold', bold: true },
      { break: true },
      { text: 'word', link: 'https://a.example/' },
    ],
  },
  {
    type: 'list',
    ordered: true,
    start: 4,
    items: [
      [paragraph('l1', 'first')],
      [paragraph('l2', 'second'), { type: 'list', ordered: false, start: 1, items: [[paragraph('l3', 'inner')]] }],
    ],
  },
  { type: 'quote', id: 'q1', blocks: [paragraph('q2', 'said')] },
  { type: 'decision', id: 'd1', blocks: [paragraph('d2', 'resolved')] },
  {
    type: 'figure',
    id: 'f1',
    blob: 'a'.repeat(64),
    mediaType: 'image/png',
    width: 40,
    height: 30,
    alt: 'A map',
    caption: 'Map',
    source: '',
  },
  {
    type: 'table',
    id: 't1',
    caption: 'Figures',
    source: 'Registrar, 2025',
    rows: [
      [
        { header: true, colspan: 1, rowspan: 1, blocks: [paragraph('c1', 'KPI')] },
        { header: true, colspan: 1, rowspan: 1, blocks: [paragraph('c2', '2024')] },
      ],
      [{ header: false, colspan: 1, rowspan: 1, blocks: [paragraph('c3', 'Time')] }],
    ],
  },
]

describe('binding', () => {
  it.each([
    ['every kind of block, a ragged table last', everything],
    ['nothing at all', []],
    ['an empty paragraph', [paragraph('p', '')]],
    [
      'list items, cells and quotations without content',
      [
        { type: 'list', ordered: false, start: 1, items: [[]] },
        { type: 'quote', id: 'q', blocks: [] },
      ],
    ],
  ] satisfies [string, readonly Block[]][])(
    'writes nothing by opening, moving the caret in and closing %s',
    (_, blocks) => {
      const { edit, prose, replica } = desk(blocks)
      const before = readBlocks(prose(one))
      const updates = updatesDuring(replica.documents.draft, () => {
        const { editor, dispose } = edit(one)
        editor.view.focus()
        for (const selection of [Selection.atEnd(editor.state.doc), Selection.atStart(editor.state.doc)]) {
          editor.view.dispatch(editor.state.tr.setSelection(selection))
        }
        dispose()
      })
      expect(updates).toBe(0)
      expect(readBlocks(prose(one))).toEqual(before)
    },
  )

  it('leaves a text alone that lacks attributes this version would write', () => {
    const { edit, prose, replica } = desk()
    replica.documents.draft.transact(() => {
      prose(one).insert(0, [
        element('figure', { blob: 'b'.repeat(64) }),
        element('paragraph', {}, [new Y.XmlText('bare')]),
      ])
    }, incoming)
    expect(updatesDuring(replica.documents.draft, () => edit(one).dispose())).toBe(0)
  })

  it('is refused to those who may not write, and shows them the same text', () => {
    const { ana } = cohort('ana')
    appendBlocks(ana.prose(one), everything)
    const { session, edit } = deskOf(ana, 'newer')
    expect(sectionEditor(session, ana.prose(one), document.createElement('div'), 'heading', quiet)).toBeNull()
    const text = staticProse(session, ana.prose(one)).textContent
    expect(text).toContain('resolved')
    expect(edit(one).editor.view.dom.textContent).toBe(text)
  })

  it('looks the same live and still', () => {
    const { edit, session, prose } = desk(everything)
    const { editor } = edit(one)
    const plain = (root: HTMLElement) => {
      const copy = root.cloneNode(true) as HTMLElement
      for (const added of copy.querySelectorAll('.ProseMirror-trailingBreak, .ProseMirror-separator, img'))
        added.remove()
      for (const part of copy.querySelectorAll('[draggable],[contenteditable]')) {
        part.removeAttribute('draggable')
        part.removeAttribute('contenteditable')
      }
      for (const note of copy.querySelectorAll('.missingPicture')) note.remove()
      return copy.innerHTML
    }
    expect(plain(staticProse(session, prose(one)))).toBe(plain(editor.view.dom))
  })
})

describe('editing', () => {
  it('gives every new block an id of its own and keeps those there are', () => {
    const { edit, prose } = desk([paragraph('kept', 'One two')])
    const { editor } = edit(one)
    editor.commands.setTextSelection(4)
    editor.commands.splitBlock()
    const blocks = readBlocks(prose(one)) as { id: string }[]
    expect(blocks.map(block => plainText([block as Block]))).toEqual(['One', ' two'])
    expect(blocks[0]!.id).toBe('kept')
    expect(blocks[1]!.id).toMatch(/^[A-Za-z0-9]{16}$/)
  })

  it('lets the id stay with the text when Enter is pressed at its start', () => {
    const { edit, prose } = desk([paragraph('kept', 'Text')])
    const { editor } = edit(one)
    editor.commands.setTextSelection(1)
    editor.commands.splitBlock()
    const [above, below] = readBlocks(prose(one)) as unknown as readonly [{ id: string }, { id: string }]
    expect(below.id).toBe('kept')
    expect(above.id).not.toBe('kept')
  })

  it('gives the first letter in an empty section a paragraph with an id', () => {
    const { edit, prose } = desk()
    edit(one).editor.commands.insertContent('A')
    expect(readBlocks(prose(one))).toEqual([
      { type: 'paragraph', id: expect.stringMatching(/^[A-Za-z0-9]{16}$/), content: [{ text: 'A' }] },
    ])
  })

  it('makes no twins by copying', () => {
    const { edit, prose } = desk(everything)
    const { editor } = edit(one)
    editor.commands.selectAll()
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content())
    editor.commands.setTextSelection(editor.state.doc.content.size)
    editor.view.pasteHTML(dom.innerHTML)
    const ids: unknown[] = []
    editor.state.doc.descendants(node => {
      if ('id' in node.attrs) ids.push(node.attrs.id)
    })
    expect(ids.length).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
    expect(JSON.stringify(readBlocks(prose(one)))).not.toContain('"id":""')
  })

  it('puts a table in, adds a row with Tab from the last cell, and each cell can be written in', () => {
    const { edit, prose } = desk([paragraph('p', 'Before')])
    const { editor } = edit(one)
    insertTable(editor, 2, 2, true)
    for (let cell = 0; cell < 4; cell++) {
      editor.commands.insertContent(`c${cell}`)
      editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }))
    }
    editor.commands.insertContent('new')
    const table = readBlocks(prose(one)).find(block => block.type === 'table')
    expect(plainText([table!])).toBe('c0\tc1\nc2\tc3\nnew\t')
    expect(table!.rows.flat().map(({ header }) => header)).toEqual([true, true, false, false, false, false])
    expect(table!.rows.flat().every(({ blocks }) => blocks.length === 1)).toBe(true)
  })

  it('takes back work in a section whose editor is gone', () => {
    const { edit, prose, session } = desk([paragraph('p', 'Text')])
    const first = edit(one)
    first.editor.commands.insertContentAt(1, 'New ')
    first.dispose()
    session.undoManager.stopCapturing()
    const second = edit('section:two')
    second.editor.commands.insertContent('Other')
    session.history.undo()
    expect(plainText(readBlocks(prose('section:two')))).toBe('')
    expect(plainText(readBlocks(prose(one)))).toBe('New Text')
    session.history.undo()
    expect(plainText(readBlocks(prose(one)))).toBe('Text')
    session.history.redo()
    expect(plainText(readBlocks(prose(one)))).toBe('New Text')
  })

  it('leaves nothing of an editor behind in the shared undo', () => {
    const { edit, session } = desk([paragraph('p', 'Text')])
    const listeners = () => session.undoManager._observers.get('stack-item-added')?.size ?? 0
    const before = listeners()
    for (let round = 0; round < 5; round++) {
      const { editor, dispose } = edit(one)
      editor.commands.insertContentAt(1, 'x')
      dispose()
    }
    expect(listeners()).toBe(before)
    expect(session.undoManager.undoStack.every(({ meta }) => meta.size === 0)).toBe(true)
    expect(session.history.read().canUndo).toBe(true)
  })
})

describe('what a newer version writes', () => {
  const newer = () => [
    element('paragraph', { id: 'n1', align: 'end' }, [new Y.XmlText('aligned')]),
    element('callout', { tone: 'calm' }, [element('paragraph', { id: 'n2' }, [new Y.XmlText('called')])]),
  ]

  it('survives editing beside it', () => {
    const { edit, prose, replica } = desk([paragraph('p', 'Text')])
    replica.documents.draft.transact(() => prose(one).insert(1, newer()), incoming)
    const { editor } = edit(one)
    editor.commands.insertContentAt(1, 'More ')
    const aligned = prose(one).get(1) as Y.XmlElement
    editor.commands.insertContentAt(editor.state.doc.child(0).nodeSize + 1, 'still ')
    expect(aligned.getAttribute('align')).toBe('end')
    expect(prose(one).toString()).toBe(
      '<paragraph id="p">More Text</paragraph><paragraph align="end" id="n1">still aligned</paragraph><callout tone="calm"><paragraph id="n2">called</paragraph></callout>',
    )
  })

  it.each([
    ['a new kind of block', (fragment: Y.XmlFragment) => fragment.insert(1, newer())],
    [
      'a new kind of mark',
      (fragment: Y.XmlFragment) =>
        ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { glow: { by: 'x' } }),
    ],
    [
      'a broken structure',
      (fragment: Y.XmlFragment) => fragment.insert(1, [element('paragraph', {}, [element('tableRow', {})])]),
    ],
  ])('ends an editor that would destroy it before it can: %s', (_, arrive) => {
    const { ana, ben, meet } = cohort('ana', 'ben')
    appendBlocks(ana.prose(one), [paragraph('p', 'Text')])
    meet()
    let outgrown = 0
    const { editor } = deskOf(ana).edit(one, { outgrown: () => outgrown++ })
    arrive(ben.prose(one))
    const sent = ben.prose(one).toString()
    meet()
    expect(outgrown).toBe(1)
    expect(editor.isDestroyed).toBe(true)
    expect(ana.prose(one).toString()).toBe(sent)
  })
})

describe('two people in one section', () => {
  it.each([
    ['before the caret', (text: Y.XmlText) => text.insert(0, 'Then ')],
    ['right after it', (text: Y.XmlText) => text.insert(9, ', or so')],
    ['on both sides of it', (text: Y.XmlText) => (text.delete(0, 4), text.insert(6, ' of it'))],
  ])('leave each other the caret where it is in the words while one writes %s', (_, write) => {
    const { ana, ben, meet } = cohort('ana', 'ben')
    appendBlocks(ana.prose(one), [paragraph('p', 'The first second'), paragraph('q', 'Another')])
    meet()
    const { editor } = deskOf(ana).edit(one)
    editor.commands.setTextSelection({ from: 5, to: 10 })
    write((ben.prose(one).get(0) as Y.XmlElement).get(0) as Y.XmlText)
    meet()
    const { from, to } = editor.state.selection
    expect(editor.state.doc.textBetween(from, to)).toBe('first')
  })

  it('end up with the same text, whatever they do at once', () => {
    for (let run = 0; run < 12; run++) {
      const draw = chance(run)
      const below = (limit: number) => Math.floor(draw() * limit)
      const { ana, ben, meet } = cohort('ana', 'ben')
      appendBlocks(ana.prose(one), everything)
      meet()
      const editors = [ana, ben].map(person => deskOf(person).edit(one).editor)
      for (let round = 0; round < 6; round++) {
        for (const editor of editors) {
          for (let step = 0; step < 4; step++) {
            const { doc, tr } = editor.state
            editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(below(doc.content.size)))))
            const moves = [
              () => editor.commands.insertContent('word '),
              () => editor.commands.splitBlock(),
              () => editor.commands.joinBackward(),
              () => editor.commands.toggleBulletList(),
              () => editor.commands.toggleBold(),
              () => editor.commands.addRowAfter(),
              () => editor.commands.deleteRow(),
              () => editor.commands.toggleNode('heading', 'paragraph', { level: 1 }),
            ]
            moves[below(moves.length)]!()
          }
        }
        meet()
        meet()
      }
      const [mine, theirs] = [ana, ben].map(person => person.prose(one).toString())
      expect(mine, `run ${run}`).toBe(theirs)
      expect(editors[0]!.getJSON(), `run ${run}`).toEqual(editors[1]!.getJSON())
    }
  })
})
