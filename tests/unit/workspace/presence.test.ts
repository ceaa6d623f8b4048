import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { source } from '#shared/base/readable'
import type { MemberId } from '#shared/profile/profile'
import type { Member } from '#shared/statements/fold'
import { presenceOf } from '#shared/sync/presence'
import type { LiveStatus } from '../../../renderer/workspace/live'
import { presences } from '../../../renderer/workspace/presence'

const connected: LiveStatus = { state: 'connected', host: 'nilab', address: 'wss://nilab.example', lastContact: 0 }
const one = 'section:one' as const

const member = (id: MemberId, name: string, changes: Partial<Member> = {}): Member => ({
  id,
  name,
  role: 'member',
  unit: null,
  key: '',
  rank: 1,
  devices: new Map(),
  recoveryKeys: new Map(),
  links: new Map(),
  isRevoked: false,
  ...changes,
})
const ana = member('member:ana', 'Ana Ahmadi', { role: 'coordinator' })
const ben = member('member:ben', 'Ben Barak')
const elena = member('member:elena', 'Elena Marchetti', { role: 'mentor' })

/** Other work may hold up this computer. */
const patience = { timeout: 25_000 }

const open: Awareness[] = []
afterEach(() => open.splice(0).forEach(awareness => awareness.destroy()))

/** Ana's window, and what it takes for others to appear in it. */
function office(members: readonly Member[] = [ana, ben, elena]) {
  const awareness = new Awareness(new Y.Doc())
  open.push(awareness)
  const status = source<LiveStatus>(connected)
  const standing = source({ members: new Map(members.map(known => [known.id, known])) })
  const here = presences({ me: ana, live: { awareness, status }, statements: standing })
  /** As if a state came through the host, under a Yjs client id. */
  function arrives(client: number, state: object | null): void {
    const from = new Awareness(new Y.Doc())
    from.setLocalState(null)
    from.meta.set(client, { clock: (awareness.meta.get(client)?.clock ?? 0) + 1, lastUpdated: 0 })
    if (state) from.states.set(client, state as Record<string, unknown>)
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(from, [client]), 'host')
    from.destroy()
  }
  return { here, awareness, status, standing, arrives }
}

const span = (section: string, clock = 0) => {
  const position = { type: null, tname: null, item: { client: 7, clock }, assoc: 0 }
  return { section, anchor: position, head: position }
}

describe('who is here', () => {
  it('is one entry a person, with all places of their windows, where they write first', () => {
    const { here, arrives } = office()
    arrives(11, { user: presenceOf(ben), place: { screen: 'swot', section: null } })
    arrives(12, { user: presenceOf(ben), place: { screen: 'draft', section: one }, cursor: span(one) })
    arrives(13, { user: presenceOf(elena), place: { screen: 'draft', section: one } })
    expect(here.people.read()).toEqual([
      {
        id: ben.id,
        name: ben.name,
        role: 'member',
        at: [
          { screen: 'draft', section: one, isWriting: true },
          { screen: 'swot', section: null, isWriting: false },
        ],
      },
      { id: elena.id, name: elena.name, role: 'mentor', at: [{ screen: 'draft', section: one, isWriting: false }] },
    ])
  })

  it('leaves out my own windows', () => {
    const { here, arrives } = office()
    arrives(11, { user: presenceOf(ana), place: { screen: 'swot', section: null } })
    expect(here.people.read()).toEqual([])
  })

  it('stays the same object while nothing changes that is shown', () => {
    const { here, arrives } = office()
    const heard = vi.fn()
    here.people.subscribe(heard)
    const state = { user: presenceOf(ben), place: { screen: 'draft', section: one } }
    arrives(11, { ...state, cursor: span(one, 1) })
    const before = here.people.read()
    arrives(11, { ...state, cursor: span(one, 2) })
    expect(here.people.read()).toBe(before)
    expect(heard).toHaveBeenCalledTimes(1)
    expect(here.carets.read().map(({ head }) => head.item!.clock)).toEqual([2])
  })

  it('forgets who went', () => {
    const { here, awareness, arrives } = office()
    arrives(11, { user: presenceOf(ben) })
    arrives(12, { user: presenceOf(elena), cursor: span(one) })
    arrives(11, null)
    removeAwarenessStates(awareness, [12], 'timeout')
    expect(here.people.read()).toEqual([])
    expect(here.carets.read()).toEqual([])
  })

  it('is nobody else while no host is reached', () => {
    const { here, status, arrives } = office()
    arrives(11, { user: presenceOf(ben), cursor: span(one) })
    status.set({ ...connected, state: 'offline', since: 0, retryAt: 0, code: 'connection.lost', facts: {} })
    expect(here.people.read()).toEqual([])
    expect(here.carets.read()).toEqual([])
    status.set(connected)
    expect(here.people.read().map(({ name }) => name)).toEqual(['Ben Barak'])
  })
})

describe('a forged presence', () => {
  it.each([
    ['nobody certified', { user: { id: 'member:eve', name: 'Eve', color: '#000000' } }],
    ['a name of their own', { user: { ...presenceOf(ben), name: 'The Rector' } }],
    ['a colour of their own', { user: { ...presenceOf(ben), color: '#ff0000' } }],
    ['no user at all', { cursor: span(one) }],
    ['a user that is no object', { user: 'member:ben' }],
  ])('is not shown: %s', (_, state) => {
    const { here, arrives } = office()
    arrives(11, { ...state, place: { screen: 'swot', section: null }, cursor: span(one) })
    expect(here.people.read()).toEqual([])
    expect(here.carets.read()).toEqual([])
  })

  it('of somebody revoked is not shown', () => {
    const { here, standing, arrives } = office()
    arrives(11, { user: presenceOf(ben) })
    expect(here.people.read()).toHaveLength(1)
    standing.set({ members: new Map([[ben.id, { ...ben, isRevoked: true }]]) })
    expect(here.people.read()).toEqual([])
  })

  it('counts again once the certificate has arrived', () => {
    const { here, standing, arrives } = office([ana])
    arrives(11, { user: presenceOf(ben) })
    expect(here.people.read()).toEqual([])
    standing.set({ members: new Map([[ben.id, ben]]) })
    expect(here.people.read().map(({ name }) => name)).toEqual(['Ben Barak'])
  })

  it.each([
    ['a screen that is none', { place: { screen: 'vault', section: null } }],
    ['a place that is no object', { place: 7 }],
    ['a caret whose position is not one', { cursor: { section: one, anchor: { item: { client: -1 } }, head: 'x' } }],
    [
      'a caret in another part of the document',
      { cursor: { section: one, anchor: { tname: 'draft.accepted' }, head: { tname: 'draft.accepted' } } },
    ],
  ])('shows the person without %s', (_, state) => {
    const { here, awareness, arrives } = office()
    const parts = [...awareness.doc.share.keys()]
    arrives(11, { user: presenceOf(ben), ...state })
    expect(here.people.read()).toEqual([{ id: ben.id, name: ben.name, role: 'member', at: [] }])
    expect(here.carets.read()).toEqual([])
    expect([...awareness.doc.share.keys()]).toEqual(parts)
  })
})

describe('what I show', () => {
  it('is screen, section and caret, told once for many changes, and never who I am', async () => {
    const { here, awareness } = office()
    let told = 0
    awareness.on('change', () => told++)
    const at = new Y.RelativePosition(null, one, null, 0)
    here.showScreen('draft')
    for (let key = 0; key < 50; key++) here.showCaret(() => ({ section: one, anchor: at, head: at }))
    here.showSection(one)
    expect(told).toBe(0)
    await vi.waitUntil(() => told > 0, patience)
    expect(told).toBe(1)
    expect(awareness.getLocalState()).toEqual({
      place: { screen: 'draft', section: one },
      cursor: { section: one, anchor: at, head: at },
    })
    here.showScreen('swot')
    here.showCaret(() => null)
    await vi.waitUntil(() => told > 1, patience)
    expect(awareness.getLocalState()).toEqual({ place: { screen: 'swot', section: null }, cursor: null })
  })
})
