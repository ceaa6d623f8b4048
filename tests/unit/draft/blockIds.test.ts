import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { derivedBlockId, repairBlockIds } from '../../../shared/draft/blockIds'

const repair = (doc: Y.Doc) => repairBlockIds(doc, [doc.getXmlFragment('a'), doc.getXmlFragment('b')], 'repair')

function paragraph(id: string | null): Y.XmlElement {
  const block = new Y.XmlElement('paragraph')
  if (id !== null) block.setAttribute('id', id)
  return block
}

function ids(doc: Y.Doc): unknown[] {
  return ['a', 'b'].flatMap(name =>
    doc
      .getXmlFragment(name)
      .toArray()
      .map(block => (block as Y.XmlElement).getAttribute('id')),
  )
}

function meet(docs: readonly Y.Doc[]): void {
  const updates = docs.map(doc => Y.encodeStateAsUpdate(doc))
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update)
}

function replicas(count: number): Y.Doc[] {
  return Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = index + 1
    return doc
  })
}

describe('repairBlockIds', () => {
  it('writes nothing when every block has an id of its own', () => {
    const [doc] = replicas(1) as [Y.Doc]
    doc.getXmlFragment('a').insert(0, [paragraph('one'), paragraph('two')])
    let updates = 0
    doc.on('update', () => updates++)
    expect(repair(doc)).toBe(0)
    expect(updates).toBe(0)
  })

  it('lets the lowest item keep an id that two sections share', () => {
    const [doc] = replicas(1) as [Y.Doc]
    doc.getXmlFragment('b').insert(0, [paragraph('twin')])
    doc.getXmlFragment('a').insert(0, [paragraph('twin')])
    expect(repair(doc)).toBe(1)
    const [later, earlier] = ids(doc)
    expect(earlier).toBe('twin')
    expect(later).toMatch(/^[A-Za-z0-9]{16}$/)
  })

  it('gives an id to blocks without one, list items included', () => {
    const [doc] = replicas(1) as [Y.Doc]
    const list = new Y.XmlElement('bulletList')
    const item = new Y.XmlElement('listItem')
    item.insert(0, [paragraph(null)])
    list.insert(0, [item])
    doc.getXmlFragment('a').insert(0, [list])
    expect(repair(doc)).toBe(2)
    expect(list.getAttribute('id')).toBeUndefined()
    expect(item.getAttribute('id')).toMatch(/^[A-Za-z0-9]{16}$/)
  })

  it('converges on every replica after random copies, removals, merges and repairs', () => {
    const step = fc.record({
      replica: fc.nat(2),
      fragment: fc.constantFrom('a', 'b'),
      place: fc.nat(9),
      what: fc.constantFrom('copy', 'new', 'bare', 'remove', 'meet', 'repair', 'repair'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const docs = replicas(3)
        let made = 0
        for (const { replica, fragment: name, place, what } of steps) {
          const doc = docs[replica]!
          const fragment = doc.getXmlFragment(name)
          const known = ids(doc)
          const at = Math.min(place, fragment.length)
          if (what === 'meet') meet(docs)
          else if (what === 'repair') repair(doc)
          else if (what === 'remove') {
            if (at < fragment.length) fragment.delete(at)
          } else {
            const id =
              what === 'new' ? `new${made++ % 4}` : what === 'copy' ? String(known[place % known.length] ?? 'x') : null
            fragment.insert(at, [paragraph(id)])
          }
        }
        meet(docs)
        for (const doc of docs) repair(doc)
        meet(docs)
        const [first, ...others] = docs.map(ids)
        for (const other of others) expect(other).toEqual(first)
        expect(new Set(first).size).toBe(first!.length)
        expect(docs.map(repair)).toEqual([0, 0, 0])
      }),
      { numRuns: 300 },
    )
  })
})

describe('derivedBlockId', () => {
  it('differs for neighbouring items', () => {
    const made = new Set<string>()
    for (let client = 0; client < 40; client++)
      for (let clock = 0; clock < 250; clock++) made.add(derivedBlockId('V1StGXR8Z5jdHi6B', { client, clock }))
    expect(made.size).toBe(10_000)
  })
})
