import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { randomToken } from '#shared/base/ids'
import type { WorkspaceId } from '#shared/workspace/documents'
import { persist } from '../../../renderer/workspace/persist'
import { replaceStored } from '../../../renderer/workspace/setAside/atOpening'
import { forgetCopies, openCopies, type CopyFacts } from '../../../renderer/workspace/setAside/copies'
import { memoryJournal } from '../../support/memoryJournal'

const id = (): WorkspaceId => `workspace:${randomToken()}`
const facts = (copy: string, at = 1): CopyFacts => ({
  id: copy.repeat(64),
  generation: 'Generation000001',
  at,
  why: 'role',
  role: 'mentor',
  from: null,
  isSeen: false,
})
const content = (byte: number) => ({
  record: new Uint8Array([byte]),
  draft: new Uint8Array([byte, byte]),
  file: null,
})
const wipe = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('meridian-set-aside')
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error('not deleted'))
  })
afterEach(wipe)

describe('copies that were set aside', () => {
  it('are listed newest first, each workspace its own, and are seen once', async () => {
    const [one, other] = [openCopies(memoryJournal(), id()), openCopies(memoryJournal(), id())]
    await one.keep(facts('a', 1), content(1))
    await one.keep(facts('b', 2), content(2))
    await other.keep(facts('c'), content(3))
    expect((await one.list()).map(copy => copy.id[0])).toEqual(['b', 'a'])
    expect(await one.content(facts('a').id)).toEqual(content(1))
    await one.see(facts('b', 2))
    expect((await one.list()).map(({ isSeen }) => isSeen)).toEqual([true, false])
  })

  it('come back from the journal when the storage of the page is lost', async () => {
    const [workspace, journal] = [id(), memoryJournal()]
    await openCopies(journal, workspace).keep(facts('a'), { ...content(1), file: new Uint8Array([7]) })
    await wipe()
    const copies = openCopies(journal, workspace)
    expect(await copies.list()).toEqual([facts('a')])
    expect(await copies.content(facts('a').id)).toEqual({ ...content(1), file: new Uint8Array([7]) })
  })

  it('stay removed, whatever is lost afterwards', async () => {
    const [workspace, journal] = [id(), memoryJournal()]
    await openCopies(journal, workspace).keep(facts('a'), content(1))
    await openCopies(journal, workspace).remove(facts('a').id)
    await wipe()
    expect(await openCopies(journal, workspace).list()).toEqual([])
  })

  it('are not there where the journal has no room for them', async () => {
    const [workspace, journal] = [id(), memoryJournal()]
    journal.isFull = true
    await expect(openCopies(journal, workspace).keep(facts('a'), content(1))).rejects.toMatchObject({
      code: 'storage.full',
    })
    journal.isFull = false
    expect(await openCopies(journal, workspace).list()).toEqual([])
  })

  it('go with their workspace', async () => {
    const workspace = id()
    await openCopies(memoryJournal(), workspace).keep(facts('a'), content(1))
    await forgetCopies(workspace)
    expect(await openCopies(memoryJournal(), workspace).list()).toEqual([])
  })
})

it('puts a document in the place of all that the storage had of it', async () => {
  const name = `${id()}/Generation000001/record`
  const [whole, clean] = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })]
  const first = await persist(name, whole)
  whole.getText().insert(0, 'Received')
  Y.applyUpdate(clean, Y.encodeStateAsUpdate(whole))
  whole.getText().insert(8, ' and refused')
  await first.flushed()
  await first.close()
  await replaceStored(name, Y.encodeStateAsUpdate(clean))
  const again = new Y.Doc({ gc: false })
  const second = await persist(name, again)
  expect(again.getText().toString()).toBe('Received')
  again.getText().insert(0, 'Still ')
  await second.flushed()
  await second.close()
})
