import { TextSelection } from '@tiptap/pm/state'
import { userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '#shared/draft/prose'
import { incoming } from '#shared/replica/origins'
import { sectionEditor } from '../../../renderer/editor/page/sectionEditor'
import { insertTable } from '../../../renderer/editor/toolbar/editing'
import type { ReadOnly } from '../../../renderer/workspace/opened'
import { chance } from '../../support/chance'
import { cohort } from '../../support/cohort'
import { deskOf, paragraph, quiet, updatesDuring } from './desk'

const one = 'section:one'

afterEach(() => document.body.replaceChildren())

/** An element as a newer version writes it. */
function element(name: string, attributes: Record<string, unknown>, content: (Y.XmlElement | Y.XmlText)[] = []) {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, content)
  return made
}

/** Ana writes, Elena reads the same section in an editor; both hear each other. */
function reading(readOnly: ReadOnly = 'role') {
  const people = cohort('ana', 'elena')
  const { ana, elena, meet } = people
  appendBlocks(ana.prose(one), [paragraph('p1', 'First words'), paragraph('p2', 'Second words')])
  ana.documents.draft.transact(() => {
    const glowing = new Y.XmlText('glowing')
    glowing.format(0, 4, { glow: { by: 'x' } })
    ana
      .prose(one)
      .insert(2, [
        element('paragraph', { id: 'n1', align: 'end' }, [glowing]),
        element('callout', { tone: 'calm' }, [element('paragraph', { id: 'n2' }, [new Y.XmlText('called')])]),
        element('bulletList', {}, [
          element('listItem', { id: 'l' }, [element('paragraph', { id: 'lp' }, [new Y.XmlText('point')])]),
        ]),
      ])
  }, incoming)
  meet()
  let refusals = 0
  let outgrown = 0
  const desk = deskOf(elena, readOnly)
  const opened = desk.edit(one, { refused: () => refusals++, outgrown: () => outgrown++ })
  const { draft } = elena.documents
  return {
    ...people,
    desk,
    ...opened,
    text: opened.editor.view.dom,
    draft,
    refusals: () => refusals,
    outgrown: () => outgrown,
    /** Runs `work` and says how much the document gave off and whether it is the same to the byte. */
    untouchedBy: async (work: () => unknown) => {
      const before = Y.encodeStateAsUpdate(draft)
      let updates = 0
      const count = () => updates++
      draft.on('update', count)
      await work()
      draft.off('update', count)
      expect(updates).toBe(0)
      expect(Y.encodeStateAsUpdate(draft)).toEqual(before)
    },
  }
}

describe.each(['role', 'newer', 'stranger'] as const)('somebody who reads (%s)', readOnly => {
  it('writes nothing with keys, whatever they press', async () => {
    const { text, editor, untouchedBy, refusals } = reading(readOnly)
    const shown = text.innerHTML
    await untouchedBy(async () => {
      editor.view.focus()
      for (const at of [1, 5, 30]) {
        editor.commands.setTextSelection(at)
        await userEvent.keyboard('x{Enter}{Backspace}{Delete} y')
        await userEvent.keyboard('{Control>}b{/Control}{Control>}z{/Control}{Control>}y{/Control}{Control>}x{/Control}')
        await userEvent.keyboard('{Control>}{Alt>}1{/Alt}{/Control}{Control>}{Shift>}8{/Shift}{/Control}')
      }
      editor.commands.selectAll()
      await userEvent.keyboard('{Backspace}gone{Control>}x{/Control}')
      editor.commands.setTextSelection(1)
    })
    expect(text.innerHTML).toBe(shown)
    expect(refusals()).toBeGreaterThan(10)
  })

  it('writes nothing by paste, drop or commands', async () => {
    const { text, editor, untouchedBy } = reading(readOnly)
    const shown = text.textContent
    await untouchedBy(() => {
      editor.view.focus()
      const data = new DataTransfer()
      data.setData('text/html', '<p>pasted</p>')
      data.setData('text/plain', 'pasted')
      const { left, top } = text.getBoundingClientRect()
      const happens = { bubbles: true, cancelable: true }
      text.dispatchEvent(new ClipboardEvent('paste', { ...happens, clipboardData: data }))
      text.dispatchEvent(new DragEvent('drop', { ...happens, dataTransfer: data, clientX: left + 5, clientY: top + 5 }))
      text.dispatchEvent(new ClipboardEvent('cut', { ...happens, clipboardData: data }))
      editor.view.pasteHTML('<p>pasted</p>')
      editor.chain().focus().toggleBold().insertContent('typed').splitBlock().run()
      editor.commands.setContent('<p>other</p>')
      insertTable(editor, 2, 2, true)
      editor.view.dispatch(editor.state.tr.insertText('raw', 1))
    })
    expect(text.textContent).toBe(shown)
  })
})

it('writes nothing when the browser changes the page under the editor, as a writing aid does', async () => {
  const { text, untouchedBy, editor } = reading()
  const shown = text.textContent
  await untouchedBy(async () => {
    editor.view.focus()
    const node = text.querySelector('p')!.firstChild as Text
    node.data = 'Corrected words'
    await expect.poll(() => text.textContent).toBe(shown)
    text.querySelector('p')!.remove()
    await expect.poll(() => text.textContent).toBe(shown)
  })
})

it('shows at once what others write, new kinds of marks and blocks included, and gives nothing back', () => {
  for (let run = 0; run < 5; run++) {
    const { ana, elena, meet, tell, text, editor, draft, dispose } = reading()
    const draw = chance(run)
    const writer = deskOf(ana).edit(one)
    const given = updatesDuring(draft, () => undefined)
    for (let round = 0; round < 20; round++) {
      const { doc, tr } = writer.editor.state
      writer.editor.view.dispatch(
        tr.setSelection(TextSelection.near(doc.resolve(Math.floor(draw() * doc.content.size)))),
      )
      const moves = [
        () => writer.editor.commands.insertContent('word '),
        () => writer.editor.commands.splitBlock(),
        () => writer.editor.commands.toggleBulletList(),
        () => writer.editor.commands.toggleBold(),
        () => writer.editor.commands.joinBackward(),
      ]
      moves[Math.floor(draw() * moves.length)]!()
      tell('ana', 'elena')
      expect(text.textContent, `run ${run}`).toBe(writer.editor.view.dom.textContent)
      expect(editor.getJSON(), `run ${run}`).toEqual(writer.editor.getJSON())
    }
    meet()
    expect(Y.encodeStateAsUpdate(elena.documents.draft)).toEqual(Y.encodeStateAsUpdate(ana.documents.draft))
    expect(given).toBe(0)
    writer.dispose()
    dispose()
  }
})

it('gives way to a wider view when something comes in that it would destroy', () => {
  const { ana, meet, outgrown, untouchedBy, editor } = reading()
  ana.prose(one).insert(0, [element('poll', { question: 'Why' })])
  meet()
  expect(outgrown()).toBe(1)
  expect(editor.isDestroyed).toBe(true)
  return untouchedBy(() => undefined)
})

it('keeps what somebody has selected while others write around it', () => {
  const { ana, meet, editor, text } = reading()
  editor.view.focus()
  editor.commands.setTextSelection({ from: 7, to: 12 })
  const first = (ana.prose(one).get(0) as Y.XmlElement).get(0) as Y.XmlText
  first.insert(11, ' and more')
  first.insert(0, 'The ')
  meet()
  const { from, to } = editor.state.selection
  expect(editor.state.doc.textBetween(from, to)).toBe('words')
  expect(document.getSelection()!.toString()).toBe('words')
  expect(text.getAttribute('aria-readonly')).toBe('true')
})

it('is never bound to the document itself', () => {
  const { desk, elena } = reading()
  expect(sectionEditor(desk.session, elena.prose(one), document.createElement('div'), 'heading', quiet)).toBeNull()
})
