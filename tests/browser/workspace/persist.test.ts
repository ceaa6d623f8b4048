import { afterEach, describe, expect, it, vi } from 'vitest'
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { brittleConnections, fullDisk, unreadableDisk } from '../../support/fullDisk'
import { persist, type Persistence } from '../../../renderer/workspace/persist'

let number = 0
const open: Persistence[] = []
const names: string[] = []
const freshName = () => {
  const name = `persist-${Date.now()}-${number++}`
  names.push(name)
  return name
}

async function kept(name: string, doc: Y.Doc): Promise<Persistence> {
  const persistence = await persist(name, doc)
  open.push(persistence)
  return persistence
}

/** What another start of the program would find. */
async function stored(name: string): Promise<string> {
  const doc = new Y.Doc()
  const store = new IndexeddbPersistence(name, doc)
  await store.whenSynced
  await store.destroy()
  return doc.getText('t').toString()
}

const rows = (name: string) =>
  new Promise<number>(resolve => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => {
      const counting = opening.result.transaction('updates').objectStore('updates').count()
      counting.onsuccess = () => {
        opening.result.close()
        resolve(counting.result)
      }
    }
  })

afterEach(async () => {
  for (const persistence of open.splice(0)) await persistence.close()
  for (const name of names.splice(0)) await clearDocument(name)
})

const type = (doc: Y.Doc, text: string) => doc.getText('t').insert(doc.getText('t').length, text)

describe('keeping a document', () => {
  it('says that nothing is saved once the browser has ended the connection, goes on, and saves all when asked', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    const connections = brittleConnections()
    const persistence = await kept(name, doc)
    type(doc, 'one')
    await persistence.flushed()
    connections.end()
    expect(persistence.saving.read()).toEqual({ state: 'failed', code: 'storage.write' })
    type(doc, ' two')
    expect(persistence.saving.read().state).toBe('failed')
    expect(await stored(name)).toBe('one')
    await persistence.saveAgain()
    type(doc, ' three')
    await persistence.flushed()
    expect(persistence.saving.read().state).toBe('saved')
    expect(await stored(name)).toBe('one two three')
  })

  it('says saved only once the store has the change, and then it is there', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    const persistence = await kept(name, doc)
    type(doc, 'one')
    expect(persistence.saving.read().state).toBe('saving')
    await expect.poll(() => persistence.saving.read().state).toBe('saved')
    expect(await stored(name)).toBe('one')
  })

  it('acknowledges a thousand quick changes, compaction of the store included', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    const persistence = await kept(name, doc)
    for (let i = 0; i < 1000; i++) type(doc, 'x')
    await persistence.flushed()
    for (let i = 0; i < 600; i++) {
      type(doc, 'y')
      if (i % 50 === 0) await persistence.flushed()
    }
    await persistence.flushed()
    expect(persistence.saving.read().state).toBe('saved')
    expect(await stored(name)).toHaveLength(1600)
  })

  it('leaves few rows for the next start, also of somebody who never pauses', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    const persistence = await kept(name, doc)
    for (let i = 0; i < 2100; i++) type(doc, 'x')
    await persistence.flushed()
    let typed = 2100
    const rowsWhileTyping = () => {
      typed++
      type(doc, 'y') // within the second after which the store would do it by itself
      return rows(name)
    }
    await expect.poll(rowsWhileTyping, { interval: 100, timeout: 20_000 }).toBeLessThan(1000)
    await persistence.flushed()
    expect(await stored(name)).toHaveLength(typed)
  })

  it('asks the disk once about a burst of changes, and at once when all is to be on disk', async () => {
    const doc = new Y.Doc()
    const persistence = await kept(freshName(), doc)
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const strict = () => asked.mock.calls.filter(([, , options]) => options?.durability === 'strict').length
    for (let letter = 0; letter < 100; letter++) type(doc, 'x')
    expect(strict()).toBe(0)
    await persistence.flushed()
    expect(strict()).toBe(1)
    type(doc, 'y')
    await expect.poll(() => persistence.saving.read().state).toBe('saved')
    expect(strict()).toBe(2)
    asked.mockRestore()
  })

  it('says that it is not saved when the store refuses a row, stays so, and is whole after saving again', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    const persistence = await kept(name, doc)
    type(doc, 'one ')
    await persistence.flushed()
    const disk = fullDisk()
    type(doc, 'two ')
    await expect.poll(() => persistence.saving.read().state).toBe('failed')
    disk.makeRoom()
    type(doc, 'three')
    expect(persistence.saving.read().state).toBe('failed') // the refused row is still missing
    await expect(persistence.flushed()).rejects.toMatchObject({ code: expect.stringMatching(/^storage\./) })
    await persistence.saveAgain()
    expect(persistence.saving.read().state).toBe('saved')
    expect(await stored(name)).toBe('one two three')
  })

  it('keeps saying failed when saving again fails too', async () => {
    const doc = new Y.Doc()
    const persistence = await kept(freshName(), doc)
    const disk = fullDisk()
    type(doc, 'one')
    await expect.poll(() => persistence.saving.read().state).toBe('failed')
    await expect(persistence.saveAgain()).rejects.toMatchObject({ code: expect.stringMatching(/^storage\./) })
    expect(persistence.saving.read().state).toBe('failed')
    disk.makeRoom()
  })

  it('notices a refused row that follows a compaction of the store', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    const persistence = await kept(name, doc)
    for (let i = 0; i < 600; i++) type(doc, 'x')
    await persistence.flushed()
    await expect.poll(() => rows(name)).toBe(1)
    const disk = fullDisk()
    type(doc, 'y')
    await expect.poll(() => persistence.saving.read().state).toBe('failed')
    disk.makeRoom()
  })

  it('counts right when somebody types while all is saved again', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    const persistence = await kept(name, doc)
    const disk = fullDisk()
    type(doc, 'one ')
    await expect.poll(() => persistence.saving.read().state).toBe('failed')
    disk.makeRoom()
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
      IDBObjectStore.prototype.add = add
      const request = add.apply(this, args)
      type(doc, 'two')
      return request
    }
    await persistence.saveAgain()
    expect(persistence.saving.read().state).toBe('saved')
    expect(await stored(name)).toBe('one two')
  })

  it('does not take for saved what a document brought along when the store refused it', async () => {
    const name = freshName()
    const doc = new Y.Doc()
    type(doc, 'written before')
    const disk = fullDisk()
    const persistence = await kept(name, doc)
    await expect(persistence.flushed()).rejects.toMatchObject({ code: expect.stringMatching(/^storage\./) })
    disk.makeRoom()
    await persistence.saveAgain()
    await persistence.flushed()
    expect(await stored(name)).toBe('written before')
  })

  it('says so, rather than waiting for ever, when the store cannot be read', async () => {
    const disk = unreadableDisk()
    await expect(persist(freshName(), new Y.Doc())).rejects.toMatchObject({ code: 'storage.unavailable' })
    disk.mend()
  })

  it('does not count what it loads from the store as something to save', async () => {
    const name = freshName()
    const first = new Y.Doc()
    const persistence = await kept(name, first)
    type(first, 'one')
    await persistence.flushed()
    await persistence.close()
    open.splice(0)
    const second = new Y.Doc()
    const again = await kept(name, second)
    expect(again.saving.read().state).toBe('saved')
    expect(second.getText('t').toString()).toBe('one')
  })
})
