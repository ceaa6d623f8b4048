import { expect, it } from 'vitest'
import { source } from '#shared/base/readable'
import { folderOff } from '#shared/folder/folderStatus'
import { openStatements } from '#shared/statements/statementSet'
import { noContact, type LiveStatus } from '#shared/sync/client/liveStatus'
import { emptyDocuments } from '#shared/workspace/documents'
import type { FolderStanding } from '../../../renderer/workspace/folderSide'
import { watchElsewhere } from '../../../renderer/workspace/leaving/elsewhere'
import type { ReadOnly } from '../../../renderer/workspace/opened'
import { founded } from '../../support/trust'

const where = { host: 'Office', address: 'wss://office', lastContact: 1 }
const connected: LiveStatus = { state: 'connected', ...where }
const offline: LiveStatus = { ...where, state: 'offline', since: 1, retryAt: 2, code: 'connection.lost', facts: {} }

/** A workspace as far as this looks at it; what it stands like is set by the test. */
async function open({ readOnly = null as ReadOnly, aside = 0 } = {}) {
  const { workspace, statements, ana } = await founded()
  const documents = emptyDocuments()
  const live = {
    status: source<LiveStatus>({ state: 'alone' }),
    contact: source(noContact),
    isWhole: source(false),
  }
  const standing = source<FolderStanding>({ name: null, status: folderOff })
  const opened = {
    documents,
    live,
    readOnly,
    me: { id: ana.id, name: 'Ana', role: 'coordinator' as const },
    statements: await openStatements(workspace, statements),
    folder: { side: source({ standing }) },
    exchangeFile: () => Promise.resolve({ name: 'nilab.meridian', bytes: new Uint8Array([1, 2, 3]) }),
    setAside: () => Promise.resolve({ copies: source(Array.from({ length: aside }, () => null)) }),
  }
  const watched = watchElsewhere(opened)
  await Promise.resolve() // what was set aside is read
  await Promise.resolve()
  return { watched, documents, live, standing, safe: () => watched.read().isSafe }
}

const save = (name: string) => Promise.resolve(`/stick/${name}`)
const write = ({ record }: { record: { getMap(name: string): { set(key: string, value: number): void } } }) =>
  record.getMap('test').set('one', 1)

it('takes work for lost while no host serves it and nobody took a file', async () => {
  expect((await open()).safe()).toBe(false)
})

it('takes the word of a host for all that it acknowledged, and only once it was asked', async () => {
  const { live, safe, watched } = await open()
  live.status.set({ state: 'connecting', ...where })
  expect(safe()).toBe(null)
  live.status.set(connected)
  expect(safe()).toBe(null)
  live.isWhole.set(true)
  live.contact.set({ ...noContact, receivedAt: 7 })
  expect(watched.read()).toMatchObject({ host: { state: 'all', at: 7 }, isSafe: true })
  live.contact.set({ ...noContact, receivedAt: 7, unsent: { record: 0, draft: 2, statements: 0, blobs: 1 } })
  expect(watched.read()).toMatchObject({ host: { state: 'waiting', changes: 3, isReached: true }, isSafe: false })
})

it('goes by the last acknowledgement while the host is away, and by none where there never was one', async () => {
  const { live, safe } = await open()
  live.status.set(offline)
  expect(safe()).toBe(false)
  live.contact.set({ ...noContact, receivedAt: 7 })
  expect(safe()).toBe(true)
  live.contact.set({ ...noContact, receivedAt: 7, unsent: { record: 1, draft: 0, statements: 0 } })
  expect(safe()).toBe(false)
})

it('counts a file once it was read back unchanged, until something is written again', async () => {
  const { watched, documents } = await open()
  const file = () => watched.read().file.state
  await watched.takeFile(() => Promise.resolve(null))
  expect(file()).toBe('none')
  await watched.takeFile(save)
  expect(watched.read()).toMatchObject({ file: { state: 'taken', name: '/stick/nilab.meridian' }, isSafe: false })
  await watched.checkFile(new Uint8Array([1, 2, 4]))
  expect(watched.read()).toMatchObject({ file: { state: 'other' }, isSafe: false })
  await watched.checkFile(new Uint8Array([1, 2, 3]))
  expect(watched.read()).toMatchObject({ file: { state: 'checked' }, isSafe: true })
  write(documents)
  expect(watched.read()).toMatchObject({ file: { state: 'old' }, isSafe: false })
})

it('counts a shared folder once another computer has taken everything from it', async () => {
  const { standing, safe, watched } = await open()
  const other = { device: 'd', member: 'member:ben' as const, name: 'Ben', deviceName: 'PC', isMine: false }
  standing.set({ name: 'Strategy', status: { ...folderOff, others: [{ ...other, takenAt: 1, hasAll: false }] } })
  expect(safe()).toBe(false)
  standing.set({ name: 'Strategy', status: { ...folderOff, others: [{ ...other, takenAt: 1, hasAll: true }] } })
  expect(watched.read()).toMatchObject({ folder: { state: 'all', folder: 'Strategy' }, isSafe: true })
  standing.set({
    name: 'Strategy',
    status: { ...folderOff, waitingBytes: 9, others: [{ ...other, takenAt: 1, hasAll: true }] },
  })
  expect(safe()).toBe(false)
})

it('has nothing to lose for whoever only reads, unless copies were set aside', async () => {
  expect((await open({ readOnly: 'stranger' })).safe()).toBe(true)
  expect((await open({ readOnly: 'stranger', aside: 1 })).safe()).toBe(false)
  expect((await open({ readOnly: 'role' })).safe()).toBe(false) // a mentor comments
})
