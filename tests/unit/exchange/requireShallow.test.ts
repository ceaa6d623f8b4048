import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { requireShallow } from '#shared/exchange/requireShallow'
import { nested } from '../../support/hostileUpdates'

const documentOf = (update: Uint8Array) => {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, update)
  return doc
}

it('takes what stands far deeper in one another than people write', () => {
  expect(() => requireShallow(documentOf(nested(900)))).not.toThrow()
})

it('refuses what a stack would not be enough for, until somebody deletes it', () => {
  const doc = documentOf(nested(1500))
  expect(() => requireShallow(doc)).toThrow('nested')
  doc.getMap('swot.items').delete('k')
  expect(() => requireShallow(doc)).not.toThrow()
})
