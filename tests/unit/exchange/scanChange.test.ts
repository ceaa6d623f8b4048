import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { scanChange } from '#shared/exchange/scanChange'
import { codeOf } from '../../support/failure'
import { boast, endless, russianDoll, secondFormat } from '../../support/hostileUpdates'

const nextIn = (doc: Y.Doc) => (client: number) => Y.getState(doc.store, client)
const scan = (change: Uint8Array, doc = new Y.Doc()) => scanChange(change, nextIn(doc))

/** Every update of a document in which words come and go, among them signs of several units. */
function history(words: readonly string[]): { updates: Uint8Array[]; doc: Y.Doc } {
  const doc = new Y.Doc({ gc: false })
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('t')
  const map = doc.getMap<unknown>('m')
  for (const [index, word] of words.entries()) {
    text.insert(Math.floor(text.length / 2), word)
    if (index % 3 === 2) text.delete(0, Math.min(2, text.length))
    if (index % 4 === 1) map.set(word, new Y.Map([['at', index]]))
    if (index % 4 === 3) map.delete(words[index - 2]!)
  }
  return { updates, doc }
}

const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 20 })

it('finds every change whole on top of those before it, whatever signs it holds', () => {
  fc.assert(
    fc.property(words, said => {
      const replica = new Y.Doc({ gc: false })
      for (const update of history(said).updates) {
        expect(scan(update, replica)).toMatchObject({ isWhole: true, isEmpty: false })
        Y.applyUpdate(replica, update)
      }
    }),
  )
})

it('says whole exactly of what Yjs would not let wait', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (said, left, shown) => {
      const { updates } = history(said)
      const replica = new Y.Doc({ gc: false })
      for (const update of updates.slice(0, left % updates.length)) Y.applyUpdate(replica, update)
      const change = updates[shown % updates.length]!
      const { isWhole } = scan(change, replica)
      Y.applyUpdate(replica, change)
      const waits = replica.store.pendingStructs !== null || replica.store.pendingDs !== null
      expect(isWhole).toBe(!waits)
    }),
  )
})

it('knows a change that changes nothing', () => {
  expect(scan(Y.encodeStateAsUpdate(new Y.Doc()))).toMatchObject({ isEmpty: true, isWhole: true })
})

it.each([
  ['more structs than follow', boast],
  ['endless letters', endless],
  ['the other format', secondFormat()],
  ['a document inside', russianDoll()],
  ['nothing', new Uint8Array()],
  ['noise', Uint8Array.from({ length: 500 }, (_, i) => (i * 89) % 251)],
])('refuses %s', async (_, change) => {
  expect(await codeOf(() => scan(change))).toBe('file.content')
})
