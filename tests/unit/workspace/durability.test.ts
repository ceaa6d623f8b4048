import { expect, it } from 'vitest'
import { fullness, isReminderDue, mayBePrivate, type Storing } from '../../../renderer/workspace/durability'

const day = 24 * 60 * 60_000
const now = 1_800_000_000_000
const storing = (changes: Partial<Storing> = {}): Storing => ({
  isDurable: false,
  usage: 1e6,
  quota: 60e9,
  isDenied: false,
  ...changes,
})
const memory = { takenAt: null, since: now - day, edits: 10, remindedAt: null }

it('warns at four fifths and at nineteen twentieths of the room, and not where nothing is known of it', () => {
  const at = (usage: number | null, quota: number | null = 100) => fullness(storing({ usage, quota }))
  expect([0, 79, 80, 94, 95, 120].map(usage => at(usage))).toEqual([
    ...['fine', 'fine', 'filling', 'filling', 'full', 'full'],
  ])
  expect([at(null), at(1, null), at(1, 0)]).toEqual(['fine', 'fine', 'fine'])
})

it('takes little room that is not promised for a private window', () => {
  expect(mayBePrivate(storing())).toBe(false)
  expect(mayBePrivate(storing({ quota: 500e6 }))).toBe(true)
  expect(mayBePrivate(storing({ quota: 500e6, isDurable: true }))).toBe(false)
  expect(mayBePrivate(storing({ quota: null }))).toBe(false)
})

it('reminds after three days or much work, of nothing where all is in a file', () => {
  const due = (changes: { readonly since?: number | null; readonly edits?: number }, how = storing()) =>
    isReminderDue({ ...memory, ...changes }, how, now)
  expect(due({})).toBe(false)
  expect(due({ since: now - 3 * day })).toBe(true)
  expect(due({ edits: 150 })).toBe(true)
  expect(due({ since: null, edits: 500 })).toBe(false)
})

it('is in no hurry where the browser promised to keep the data, and in a hurry in what may be a private window', () => {
  const old = { ...memory, since: now - 4 * day }
  expect(isReminderDue(old, storing({ isDurable: true }), now)).toBe(false)
  expect(isReminderDue({ ...old, since: now - 14 * day }, storing({ isDurable: true }), now)).toBe(true)
  expect(isReminderDue({ ...memory, since: now - 1, edits: 20 }, storing({ quota: 1e9 }), now)).toBe(true)
})

it('leaves somebody who put it off in peace for four days, whatever their clock does', () => {
  const long = { ...memory, since: now - 30 * day }
  expect(isReminderDue({ ...long, remindedAt: now - 3.9 * day }, storing(), now)).toBe(false)
  expect(isReminderDue({ ...long, remindedAt: now - 4 * day }, storing(), now)).toBe(true)
  expect(isReminderDue({ ...long, remindedAt: now + 300 * day }, storing(), now)).toBe(true)
})
