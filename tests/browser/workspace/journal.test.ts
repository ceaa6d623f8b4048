import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clearDocument } from 'y-indexeddb'
import * as Y from 'yjs'
import { newId } from '#shared/base/ids'
import { outsideHere } from '../../support/exchange'
import { fullDisk } from '../../support/fullDisk'
import { memoryJournal } from '../../support/memoryJournal'
import { browser } from '../../../renderer/platform/browser'
import { localLibrary } from '../../../renderer/workspace/localLibrary'
import type { Library } from '../../../renderer/workspace/library'
import type { Persistence } from '../../../renderer/workspace/persist'
import { persistTwice } from '../../../renderer/workspace/persistTwice'

let journal: ReturnType<typeof memoryJournal>
let number = 0
let name: string
const open: Persistence[] = []
beforeEach(() => {
  journal = memoryJournal()
  name = `journal-${Date.now()}-${number++}`
})
afterEach(async () => {
  for (const kept of open.splice(0)) await kept.close()
  await clearDocument(name)
})

async function kept(doc = new Y.Doc()): Promise<{ doc: Y.Doc; persistence: Persistence }> {
  const persistence = await persistTwice(journal, name, doc)
  open.push(persistence)
  return { doc, persistence }
}
const text = (doc: Y.Doc) => doc.getText('t').toString()
const type = (doc: Y.Doc, words: string) => doc.getText('t').insert(doc.getText('t').length, words)
const inJournal = () => {
  const doc = new Y.Doc()
  for (const record of journal.logs.get(name) ?? []) Y.applyUpdate(doc, record)
  return text(doc)
}
const close = async () => {
  for (const persistence of open.splice(0)) await persistence.close()
}

describe('a document that is kept twice', () => {
  it('says saved only once the journal has the change too', async () => {
    const { doc, persistence } = await kept()
    type(doc, 'one')
    expect(persistence.saving.read().state).toBe('saving')
    await expect.poll(() => persistence.saving.read().state).toBe('saved')
    expect(inJournal()).toBe('one')
  })

  it('comes back from the journal when the database was wiped, and is in the database again', async () => {
    const { doc, persistence } = await kept()
    type(doc, 'one')
    await persistence.flushed()
    type(doc, ' two')
    await persistence.flushed()
    await close()
    await clearDocument(name)
    const second = await kept()
    expect(text(second.doc)).toBe('one two')
    await second.persistence.flushed()
    await close()
    journal.logs.clear()
    expect(text((await kept()).doc)).toBe('one two')
  })

  it('merges what only one of both has', async () => {
    const first = await kept()
    type(first.doc, 'in both')
    await first.persistence.flushed()
    await close()
    const beside = new Y.Doc()
    Y.applyUpdate(beside, journal.logs.get(name)![0]!)
    type(beside, ', in the journal')
    journal.logs.set(name, [...journal.logs.get(name)!, Y.encodeStateAsUpdate(beside)])
    const { doc, persistence } = await kept()
    await persistence.flushed()
    expect(text(doc)).toBe('in both, in the journal')
    await close()
    journal.logs.clear() // as under a Meridian that had none
    const third = await kept()
    await third.persistence.flushed()
    expect(inJournal()).toBe('in both, in the journal')
  })

  it('is not saved while the journal has no room, and is whole once there is some', async () => {
    const { doc, persistence } = await kept()
    journal.isFull = true
    type(doc, 'one')
    await expect.poll(() => persistence.saving.read()).toEqual({ state: 'failed', code: 'storage.full' })
    type(doc, ' two')
    await expect(persistence.flushed()).rejects.toMatchObject({ code: 'storage.full' })
    await expect(persistence.saveAgain()).rejects.toMatchObject({ code: 'storage.full' })
    journal.isFull = false
    await persistence.saveAgain()
    expect(persistence.saving.read().state).toBe('saved')
    expect(inJournal()).toBe('one two')
  })

  it('is not saved while only the journal has it', async () => {
    const { doc, persistence } = await kept()
    await persistence.flushed()
    const disk = fullDisk()
    type(doc, 'one')
    await expect.poll(() => persistence.saving.read().state).toBe('failed')
    disk.makeRoom()
    await persistence.saveAgain()
    expect(persistence.saving.read().state).toBe('saved')
  })

  it('opens without a journal that cannot be read, and never writes over what that has', async () => {
    const before = new Y.Doc()
    type(before, 'before')
    journal.logs.set(name, [Y.encodeStateAsUpdate(before)])
    journal.isReadable = false
    const { doc, persistence } = await kept()
    type(doc, 'now')
    await expect.poll(() => persistence.saving.read()).toEqual({ state: 'failed', code: 'storage.write' })
    expect(inJournal()).toBe('before')
    journal.isReadable = true
    await persistence.saveAgain()
    expect([...inJournal()].sort()).toEqual([...'beforenow'].sort())
    expect(text(doc)).toBe(inJournal())
  })

  it('does not let the journal grow for ever', async () => {
    const { doc, persistence } = await kept()
    const long = 'x'.repeat(300_000)
    for (let i = 0; i < 40; i++) {
      doc.getText('t').delete(0, doc.getText('t').length)
      type(doc, long)
      await persistence.flushed()
    }
    expect(journal.logs.get(name)!.length).toBeLessThan(20)
    expect(inJournal()).toBe(long)
  })

  it('leaves few records for the next start', async () => {
    const { doc, persistence } = await kept()
    for (let i = 0; i < 5000; i++) {
      type(doc, 'x')
      if (i % 500 === 0) await persistence.flushed()
    }
    await persistence.flushed()
    expect(journal.logs.get(name)!.length).toBeLessThan(2600)
    expect(inJournal()).toHaveLength(5000)
  })
})

describe('a computer whose browser engine lost everything', () => {
  const library = (): Library =>
    localLibrary({
      platform: { ...browser(), journal: () => Promise.resolve(journal) },
      app: '0.0.0',
      outside: outsideHere,
      sample: async () => new Uint8Array(),
    })

  const wipe = async () => {
    for (const { name: database } of await indexedDB.databases()) {
      if (!database || database === 'meridian-keys') continue // on a desktop they rest in the keychain
      if (database !== 'meridian') indexedDB.deleteDatabase(database)
    }
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('meridian')
      opening.onerror = () => reject(opening.error!)
      opening.onsuccess = () => {
        const stores = [...opening.result.objectStoreNames]
        const transaction = opening.result.transaction(stores, 'readwrite')
        for (const store of stores) transaction.objectStore(store).clear()
        transaction.oncomplete = () => {
          opening.result.close()
          resolve()
        }
      }
    })
  }

  const nilab = {
    institution: 'Nilab University',
    country: 'Pakistan',
    title: 'International Strategy',
    periodStart: 2027,
    periodEnd: 2031,
    myName: 'Sana Mirza',
  }

  it('lists its workspaces again, opens them with all they had, and writes on', async () => {
    const id = await library().create(nilab)
    const opened = await library().open(id)
    opened.workspace.units.add({ id: newId('unit'), name: 'Registrar', abbreviation: 'REG', order: 'a0' })
    const stated = await opened.state({ kind: 'session', key: newId('session'), body: { clients: [1, 2] } })
    const have = [...opened.statements.have().keys()].sort()
    await opened.close()
    await wipe()

    expect(await library().list()).toMatchObject([{ id, institution: 'Nilab University', role: 'coordinator' }])
    const again = await library().open(id)
    expect(again.readOnly).toBeNull()
    expect(again.me).toMatchObject({ name: 'Sana Mirza', role: 'coordinator' })
    expect(again.workspace.units.read()).toMatchObject([{ name: 'Registrar' }])
    expect([...again.statements.have().keys()]).toEqual(expect.arrayContaining(have))
    expect(again.statements.have().has(stated.hash)).toBe(true)
    again.workspace.units.add({ id: newId('unit'), name: 'Finance', abbreviation: 'FIN', order: 'a1' })
    await again.close()
    expect(await library().list()).toHaveLength(1)
    await library().forget(id)
  })

  it('brings back no workspace that was removed', async () => {
    const id = await library().create(nilab)
    await library().forget(id)
    expect(journal.logs.size).toBe(0)
    expect(await library().list()).toEqual([])
  })

  it('gives pictures from the journal', async () => {
    const id = await library().create(nilab)
    const opened = await library().open(id)
    const png = Uint8Array.from(
      atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
      letter => letter.charCodeAt(0),
    )
    const { hash } = await opened.pictures.add(png)
    await opened.close()
    await wipe()
    const again = await library().open(id)
    expect(await again.pictures.bytes(hash)).toEqual(png)
    await again.close()
    await library().forget(id)
  })
})
