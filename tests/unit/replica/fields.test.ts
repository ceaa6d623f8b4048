import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { fields } from '#shared/replica/fields'
import { recordHistory } from '#shared/replica/history'

const shape = z.object({ title: z.string(), year: z.number().int() })
const defaults = { title: '', year: 2024 }
const bind = (doc: Y.Doc) => fields(doc, 'profile', shape, defaults)

it('reads defaults from an empty document without writing anything', () => {
  const doc = new Y.Doc()
  expect(bind(doc).read()).toEqual(defaults)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
})

it('hides only the field that another replica broke', () => {
  const doc = new Y.Doc()
  const profile = bind(doc)
  profile.update({ title: 'Strategy' })
  doc.getMap('profile').set('year', 'soon')
  expect(profile.read()).toEqual({ title: 'Strategy', year: 2024 })
})

it('keeps both when two people change different fields while apart', () => {
  const [ana, ben] = [new Y.Doc(), new Y.Doc()]
  bind(ana).update({ title: 'Strategy' })
  bind(ben).update({ year: 2025 })
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
  expect(bind(ana).read()).toEqual({ title: 'Strategy', year: 2025 })
})

it('refuses a value that breaks the schema and changes nothing', () => {
  const profile = bind(new Y.Doc())
  expect(() => profile.update({ title: 'New', year: 1.5 })).toThrow()
  expect(profile.read()).toEqual(defaults)
})

it('reads inside of a transaction what was written in it', () => {
  const doc = new Y.Doc()
  const profile = bind(doc)
  doc.transact(() => {
    profile.update({ year: profile.read().year + 1 })
    profile.update({ year: profile.read().year + 1 })
  })
  expect(profile.read().year).toBe(2026)
})

it('gives the same snapshot until something changes', () => {
  const profile = bind(new Y.Doc())
  const before = profile.read()
  expect(profile.read()).toBe(before)
  profile.update({ title: 'Strategy' })
  expect(profile.read()).not.toBe(before)
})

it("takes back this person's change and leaves other people's", () => {
  const [ana, ben] = [new Y.Doc(), new Y.Doc()]
  const profile = bind(ana)
  const history = recordHistory(ana, ['profile'])
  history.step(() => profile.update({ title: 'Mine' }))
  bind(ben).update({ year: 2030 })
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
  expect(history.read().canUndo).toBe(true)
  history.undo()
  expect(profile.read()).toEqual({ title: '', year: 2030 })
  history.redo()
  expect(profile.read()).toEqual({ title: 'Mine', year: 2030 })
})
