import { applyAwarenessUpdate, encodeAwarenessUpdate, modifyAwarenessUpdate } from 'y-protocols/awareness'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Block } from '#shared/draft/blocks'
import { appendBlocks } from '#shared/draft/prose'
import { incoming } from '#shared/replica/origins'
import { statementSet } from '#shared/statements/statementSet'
import { personTone, presenceOf } from '#shared/sync/presence'
import '../../../renderer/editor/prose.css'
import { caretLayer } from '../../../renderer/editor/presence/caretLayer'
import { staticProse } from '../../../renderer/editor/page/staticProse'
import type { OpenedWorkspace, ReadOnly } from '../../../renderer/workspace/opened'
import { presences } from '../../../renderer/workspace/presence'
import { cohort, type Replica } from '../../support/cohort'
import { deskOf, paragraph, updatesDuring } from './desk'

const one = 'section:one'
const connected = { state: 'connected', host: 'nilab', address: 'wss://nilab.example', lastContact: 0 } as const

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  document.body.replaceChildren()
})

type Name = 'ana' | 'ben'

/** Ana and Ben work on the same draft through a host that stamps who they are; `names` are as certified. */
function together(blocks: readonly Block[], names: Readonly<Record<Name, string>>, benMay: ReadOnly = null) {
  const people = cohort('ana', 'ben')
  appendBlocks(people.ana.prose(one), blocks)
  people.meet()
  const members = new Map(
    (['ana', 'ben'] as const).map(name => {
      const id = `member:${name}` as const
      const unused = {
        unit: null,
        key: '',
        rank: 1,
        devices: new Map(),
        recoveryKeys: new Map(),
        links: new Map(),
        isRevoked: false,
      }
      return [id, { id, name: names[name], role: 'member' as const, ...unused }]
    }),
  )
  const set = statementSet(`workspace:${'w'.repeat(43)}`)
  const statements = { ...set, read: () => ({ ...set.read(), members }) }
  const deskOfOne = (name: Name, replica: Replica, readOnly: ReadOnly) =>
    deskOf(replica, readOnly, {
      status: connected,
      statements,
      me: { id: `member:${name}`, name: names[name], role: 'member' },
    })
  const ana = deskOfOne('ana', people.ana, null)
  const ben = deskOfOne('ben', people.ben, benMay)
  const pipe = (name: Name, from: OpenedWorkspace, to: OpenedWorkspace) => {
    from.documents.draft.on('update', (update, origin) => {
      if (origin !== incoming) Y.applyUpdate(to.documents.draft, update, incoming)
    })
    from.live.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin !== 'local') return
      const said = encodeAwarenessUpdate(from.live.awareness, [...added!, ...updated!, ...removed!])
      const user = presenceOf({ id: `member:${name}`, name: names[name] })
      applyAwarenessUpdate(
        to.live.awareness,
        modifyAwarenessUpdate(said, (state: object | null) => state && { ...state, user }),
        'host',
      )
    })
  }
  pipe('ana', ana.session.opened, ben.session.opened)
  pipe('ben', ben.session.opened, ana.session.opened)
  return { ana, ben }
}

/** A place on the page for a section of somebody's draft, with carets of others over it. */
function placeFor(opened: OpenedWorkspace) {
  const around = document.createElement('div')
  const prose = document.createElement('div')
  const layer = document.createElement('div')
  around.style.cssText = 'position: relative; inline-size: 600px; font: 18px/29px serif; white-space: break-spaces'
  around.append(prose, layer)
  document.body.append(around)
  stops.push(caretLayer(opened).attach(one, prose, layer))
  return {
    prose,
    layer,
    carets: () => [...layer.children] as HTMLElement[],
    /** The letters from a caret to the next, by measuring. */
    letterBehind: (caret: Element) => {
      const { left, top, height } = caret.getBoundingClientRect()
      const { offsetNode, offset } = document.caretPositionFromPoint(left + 1, top + height / 2)!
      return (offsetNode as Text).data.slice(offset)
    },
  }
}

const words = [paragraph('p', 'One two three'), paragraph('q', 'Another')]
const names = { ana: 'Ana Ahmadi', ben: 'Ben Barak' }

/** The nearest frame after what was just done: carets are drawn there. */
const frame = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))

it.each(['live', 'still'] as const)(
  'shows the caret of another at its letter, with the name, where the text is %s',
  async how => {
    const { ana, ben } = together(words, names)
    const place = placeFor(ana.session.opened)
    if (how === 'live') place.prose.append(ana.edit(one).editor.view.dom)
    else place.prose.append(staticProse(ana.session, ana.prose(one)))
    const { editor } = ben.edit(one)
    editor.view.focus()
    editor.commands.setTextSelection(5)
    await expect.poll(() => place.carets().length).toBe(1)
    const [caret] = place.carets()
    expect(place.letterBehind(caret!)).toBe('two three')
    expect(caret!.textContent).toBe('Ben Barak')
    expect(caret!.querySelector('[data-shown]')).not.toBeNull()
    editor.commands.setTextSelection(9)
    await expect.poll(() => place.letterBehind(place.carets()[0]!)).toBe('three')
    await expect.poll(() => caret!.querySelector('[data-shown]')).toBeNull()
  },
)

it('keeps it at its letter while I type before it, and puts nothing into my text or my document', async () => {
  const { ana, ben } = together(words, names)
  const place = placeFor(ana.session.opened)
  const mine = ana.edit(one).editor
  place.prose.append(mine.view.dom)
  let transactions = 0
  mine.on('transaction', () => transactions++)
  const html = mine.view.dom.innerHTML
  const theirs = ben.edit(one).editor
  theirs.view.focus()
  let updates = 0
  const counted = () => updates++
  ana.replica.documents.draft.on('update', counted)
  theirs.commands.setTextSelection({ from: 5, to: 8 })
  await expect.poll(() => place.carets().length).toBe(1)
  expect([updates, transactions, mine.view.dom.innerHTML]).toEqual([0, 0, html])
  expect(place.letterBehind(place.carets()[0]!)).toBe(' three')

  const heads = () => presences(ana.session.opened).carets.read()
  const told = heads()
  mine.commands.insertContentAt(1, 'Before all that ')
  await frame()
  expect(heads()).toBe(told)
  expect(place.letterBehind(place.carets()[0]!)).toBe(' three')
  expect(
    [...CSS.highlights.get(`person-${personTone('member:ben')}`)!].map(range => (range as Range).toString()),
  ).toEqual(['two'])
})

it('takes it away when they leave the text, and when they go', async () => {
  const { ana, ben } = together(words, names)
  const place = placeFor(ana.session.opened)
  place.prose.append(staticProse(ana.session, ana.prose(one)))
  const { editor } = ben.edit(one)
  editor.view.focus()
  await expect.poll(() => place.carets().length).toBe(1)
  editor.view.dom.blur()
  await expect.poll(() => place.carets().length).toBe(0)
  editor.view.focus()
  await expect.poll(() => place.carets().length).toBe(1)
  ben.session.opened.live.awareness.setLocalState(null)
  await expect.poll(() => place.carets().length).toBe(0)
})

it('stays where words around it were removed', async () => {
  const { ana, ben } = together([paragraph('p', 'One big three'), paragraph('q', 'Another')], names)
  const place = placeFor(ana.session.opened)
  const mine = ana.edit(one).editor
  place.prose.append(mine.view.dom)
  const theirs = ben.edit(one).editor
  theirs.view.focus()
  theirs.commands.setTextSelection(8)
  await expect.poll(() => place.carets().length).toBe(1)
  mine.commands.deleteRange({ from: 5, to: 9 })
  await expect.poll(() => place.letterBehind(place.carets()[0]!)).toBe('three')
})

it('takes a name for words, whatever stands in it', async () => {
  const name = '<img src=x onerror="document.title=1"> \u202egnorw'
  const { ana, ben } = together(words, { ...names, ben: name })
  const place = placeFor(ana.session.opened)
  place.prose.append(staticProse(ana.session, ana.prose(one)))
  ben.edit(one).editor.view.focus()
  await expect.poll(() => place.carets().length).toBe(1)
  expect(place.layer.textContent).toBe(name)
  expect(place.layer.querySelector('img')).toBeNull()
})

it('stands at the right end of a line that runs from the right', async () => {
  const { ana, ben } = together([paragraph('p', 'سلام'), paragraph('q', '')], names)
  const place = placeFor(ana.session.opened)
  place.prose.append(staticProse(ana.session, ana.prose(one)))
  place.prose.querySelectorAll('p').forEach(block => (block.dir = 'rtl'))
  const { editor } = ben.edit(one)
  editor.view.focus()
  const right = () => place.prose.getBoundingClientRect().right - place.carets()[0]!.getBoundingClientRect().left
  editor.commands.setTextSelection(1)
  await expect.poll(() => place.carets().length).toBe(1)
  await expect.poll(right).toBeLessThan(4)
  editor.commands.setTextSelection(5)
  await expect.poll(right).toBeGreaterThan(20)
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  await expect.poll(right).toBeLessThan(4)
})

it('is not shown of somebody who only reads', async () => {
  const { ana, ben } = together(words, names, 'role')
  const { editor } = ben.edit(one)
  editor.view.focus()
  editor.commands.setTextSelection({ from: 1, to: 4 })
  presences(ben.session.opened).showScreen('draft')
  presences(ben.session.opened).showSection(one)
  await expect
    .poll(() => presences(ana.session.opened).people.read())
    .toEqual([
      {
        id: 'member:ben',
        name: 'Ben Barak',
        role: 'member',
        at: [{ screen: 'draft', section: one, isWriting: false }],
      },
    ])
  expect(presences(ana.session.opened).carets.read()).toEqual([])
})

it('is drawn for somebody who reads', async () => {
  const { ana, ben } = together(words, names, 'role')
  const place = placeFor(ben.session.opened)
  place.prose.append(ben.edit(one).editor.view.dom)
  const theirs = ana.edit(one).editor
  theirs.view.focus()
  expect(updatesDuring(ben.replica.documents.draft, () => theirs.commands.setTextSelection(5))).toBe(0)
  await expect.poll(() => place.carets().length).toBe(1)
  theirs.commands.insertContentAt(1, 'Now ')
  await expect.poll(() => place.letterBehind(place.carets()[0]!)).toBe('two three')
})
