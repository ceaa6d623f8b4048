import { beforeEach, describe, expect, it } from 'vitest'
import { anasWorkspace, outsideHere } from '../../support/exchange'
import { fullDisk } from '../../support/fullDisk'
import { joined } from '../../support/trust'
import { browser } from '../../../renderer/platform/browser'
import { openDatabase } from '../../../renderer/workspace/database'
import { remove } from '../../../renderer/workspace/keep'
import { localLibrary } from '../../../renderer/workspace/localLibrary'
import type { Library, NewWorkspace } from '../../../renderer/workspace/library'
import type { OpenedWorkspace } from '../../../renderer/workspace/opened'
import { lookInto } from '../../../renderer/workspace/receiving'
import { collectContent } from '#shared/content/collectContent'
import { MeridianError } from '#shared/base/errors'
import { newId } from '#shared/base/ids'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import type { Platform } from '#shared/platform/platform'
import type { WorkspaceId } from '#shared/workspace/documents'

const platform: Platform = {
  ...browser(),
  saveFile: async name => name,
  openFile: async () => null,
  openLink: () => undefined,
}

/** Loses a workspace as a browser does that throws away what it did not promise to keep, but for the keys. */
async function lose(id: WorkspaceId): Promise<void> {
  await (await platform.journal())?.forget(id)
  await remove(await openDatabase(() => undefined), id)
}

/** A library as the program makes it; the check runs here, since these files are the tests' own. */
const library = (machine: Platform = platform): Library =>
  localLibrary({
    platform: machine,
    app: '0.0.0',
    outside: outsideHere,
    sample: async () => new Uint8Array(),
  })

/** Works on a workspace as the program does while it is not open. */
async function workOn<T>(here: Library, id: WorkspaceId, work: (opened: OpenedWorkspace) => Promise<T>): Promise<T> {
  const opened = await here.open(id)
  try {
    const done = await work(opened)
    await opened.close()
    return done
  } catch (error) {
    await opened.giveUp()
    throw error
  }
}

const look = (here: Library, bytes: Uint8Array) =>
  lookInto(
    { library: here, workOn: (id, work) => workOn(here, id, work), outside: outsideHere },
    { name: 'a.meridian', bytes },
  )

/** Looks into a file and takes it in. */
async function receive(here: Library, bytes: Uint8Array): Promise<WorkspaceId> {
  const incoming = await look(here, bytes)
  await incoming.take({ adopt: false })
  return incoming.workspace
}

const nilab: NewWorkspace = {
  institution: 'Nilab University',
  country: 'Pakistan',
  title: 'International Strategy',
  periodStart: 2027,
  periodEnd: 2031,
  myName: 'Sana Mirza',
}

const storedKeys = () =>
  new Promise<number>(resolve => {
    const request = indexedDB.open('meridian-keys')
    request.onsuccess = () => {
      const count = request.result.transaction('pairs').objectStore('pairs').count()
      count.onsuccess = () => resolve(count.result)
    }
  })

/** Empties this origin, as a new computer is. */
beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) {
    if (name && name !== 'meridian' && name !== 'meridian-keys') indexedDB.deleteDatabase(name)
  }
  const known = library()
  for (const { id } of await known.list()) await known.forget(id)
})

describe('the workspaces of a computer', () => {
  it('opens a new workspace with what its founder said, as its coordinator', async () => {
    const here = library()
    const id = await here.create(nilab)
    const opened = await here.open(id)
    expect(opened.me).toMatchObject({ name: 'Sana Mirza', role: 'coordinator' })
    expect(opened.readOnly).toBeNull()
    expect(collectContent(opened.workspace).profile).toMatchObject({
      institution: 'Nilab University',
      title: 'International Strategy',
      periodEnd: 2031,
    })
    await opened.close()
    expect(await here.list()).toMatchObject([{ id, institution: 'Nilab University', role: 'coordinator' }])
  })

  it('keeps what was changed for the next start of the program', async () => {
    const id = await library().create(nilab)
    const first = await library().open(id)
    first.workspace.units.add({ id: newId('unit'), name: 'Registrar', abbreviation: 'REG', order: 'a0' })
    await first.close()
    const second = await library().open(id)
    expect(second.workspace.units.read()).toMatchObject([{ name: 'Registrar' }])
    await second.close()
  })

  it('lets nobody open a workspace twice at once, and gives it back when it is closed', async () => {
    const id = await library().create(nilab)
    const first = await library().open(id)
    await expect(library().open(id)).rejects.toMatchObject({ code: 'workspace.busy' })
    await first.close()
    await (await library().open(id)).close()
  })

  it('says that a workspace is not here, and is not blocked by that', async () => {
    const id = await library().create(nilab)
    await library().forget(id)
    for (let i = 0; i < 2; i++) await expect(library().open(id)).rejects.toMatchObject({ code: 'workspace.missing' })
  })

  it('merges an exchange file into the workspace it came from, any number of times', async () => {
    const here = library()
    const id = await here.create(nilab)
    const before = await here.open(id)
    before.workspace.units.add({ id: newId('unit'), name: 'Registrar', abbreviation: 'REG', order: 'a0' })
    const { name, bytes } = await before.exchangeFile({ pictures: true })
    expect(name).toMatch(/^Nilab-University_Sana-Mirza_\d{4}-\d\d-\d\d\.meridian$/)
    before.workspace.units.add({ id: newId('unit'), name: 'Finance', abbreviation: 'FIN', order: 'a1' })
    await before.close()
    expect(await receive(here, bytes)).toBe(id)
    expect(await receive(here, bytes)).toBe(id)
    const after = await here.open(id)
    expect(
      after.workspace.units
        .read()
        .map(unit => unit.name)
        .sort(),
    ).toEqual(['Finance', 'Registrar'])
    await after.close()
  })

  it('reports what a file changed, marks where, and forgets the mark once somebody looked', async () => {
    const here = library()
    const id = await here.create(nilab)
    const bytes = await workOn(here, id, async opened => {
      opened.workspace.units.add({ id: newId('unit'), name: 'Registrar', abbreviation: 'REG', order: 'a0' })
      return (await opened.exchangeFile({ pictures: true })).bytes
    })
    const incoming = await look(here, bytes)
    expect(incoming).toMatchObject({ isHere: true, preview: { refusal: null, senders: [{ name: 'Sana Mirza' }] } })
    await incoming.take({ adopt: false })
    const opened = await here.open(id)
    await expect.poll(() => opened.received.reports.read()).toMatchObject([{ file: 'a.meridian', isAdopted: false }])
    expect(opened.received.marks.read()).toEqual(new Set()) // it brought nothing new
    const [report] = opened.received.reports.read()
    const preview = { ...incoming.preview, changes: { ...report!.changes!, profile: ['title'] } }
    await opened.received.take([], preview, { file: 'b.meridian', adopt: false })
    expect(opened.received.marks.read()).toEqual(new Set(['profile']))
    await opened.close()
    const again = await here.open(id)
    await expect.poll(() => again.received.marks.read()).toEqual(new Set(['profile']))
    expect(again.received.reports.read().map(({ file }) => file)).toEqual(['b.meridian', 'a.meridian'])
    again.received.look('profile')
    expect(again.received.marks.read()).toEqual(new Set())
    await again.close()
  })

  it('opens a file of strangers to be read, and makes a copy of it that can be written', async () => {
    const here = library()
    const id = await here.create(nilab)
    const theirs = await here.open(id)
    theirs.workspace.units.add({ id: newId('unit'), name: 'Registrar', abbreviation: 'REG', order: 'a0' })
    const { bytes } = await theirs.exchangeFile({ pictures: true })
    await theirs.close()
    await here.forget(id) // from now on this is another computer

    expect(await receive(here, bytes)).toBe(id)
    const reading = await here.open(id)
    expect(reading.readOnly).toBe('stranger')
    expect(reading.workspace.units.read()).toHaveLength(1)
    await expect(reading.exchangeFile({ pictures: false })).rejects.toMatchObject({ code: 'statement.stranger' })
    await reading.close()

    const copied = await here.copy(id, 'Farid Kakar')
    expect(copied).not.toBe(id)
    const copy = await here.open(copied)
    expect(copy.readOnly).toBeNull()
    expect(copy.me).toMatchObject({ name: 'Farid Kakar', role: 'coordinator' })
    expect(copy.workspace.people.read().map(person => person.name)).toContain('Sana Mirza')
    await copy.close()
  })

  it('goes on as who it was with a file of a workspace that was lost while its keys stayed', async () => {
    const here = library()
    const id = await here.create(nilab)
    const { bytes, client } = await workOn(here, id, async ({ documents, exchangeFile }) => ({
      ...(await exchangeFile({ pictures: true })),
      client: documents.record.clientID,
    }))
    await lose(id)

    const incoming = await look(here, bytes)
    expect(incoming).toMatchObject({ isHere: false, goesOnAs: { myName: 'Sana Mirza', role: 'coordinator' } })
    await incoming.take({ adopt: false })
    expect(await here.list()).toMatchObject([{ id, myName: 'Sana Mirza', role: 'coordinator' }])
    const again = await here.open(id)
    expect(again).toMatchObject({ readOnly: null, hasRoot: true, me: { name: 'Sana Mirza', role: 'coordinator' } })
    expect(again.documents.record.clientID).not.toBe(client)
    again.workspace.units.add({ id: newId('unit'), name: 'Registrar', abbreviation: 'REG', order: 'a0' })
    await again.state({ kind: 'resolution', key: 'comment:x', body: { resolved: true } })
    const { bytes: later } = await again.exchangeFile({ pictures: true })
    await again.close()
    expect((await look(here, later)).preview).toMatchObject({ refusal: null, senders: [{ standing: 'member' }] })
  })

  it('goes on as who it was once the keychain opens that was locked when the file came', async () => {
    const id = await library().create(nilab)
    const { bytes } = await workOn(library(), id, opened => opened.exchangeFile({ pictures: true }))
    await lose(id)
    const locked = () => Promise.reject(new MeridianError('storage.unavailable'))
    const before = library({ ...platform, keys: { ...platform.keys, names: locked, load: locked } })
    expect(await look(before, bytes)).toMatchObject({ isHere: false, goesOnAs: null })
    await receive(before, bytes)
    await workOn(before, id, async ({ readOnly }) => expect(readOnly).toBe('stranger'))
    await workOn(library(), id, async ({ readOnly, me }) => {
      expect(readOnly).toBeNull()
      expect(me).toMatchObject({ name: 'Sana Mirza', role: 'coordinator' })
    })
  })

  it('opens a workspace to be read where the keychain no longer gives the key', async () => {
    const id = await library().create(nilab)
    const load = () => Promise.reject(new MeridianError('storage.unavailable'))
    const opened = await library({ ...platform, keys: { ...platform.keys, load } }).open(id)
    expect(opened.readOnly).toBe('stranger')
    expect(opened.workspace.profile.read().institution).toBe('Nilab University')
    await opened.close()
  })

  it('needs the workspace for a file that brings none', async () => {
    const here = library()
    const { pack, workspace, statements, ana } = await anasWorkspace()
    const mo = await joined(workspace, ana, 'mo', { role: 'mentor' })
    await statements.add(mo.statements)
    const file = await pack({ sender: { member: mo.id, device: mo.device } })
    await expect(look(here, file)).rejects.toMatchObject({ code: 'file.alone' })
    expect(await receive(here, await pack())).toBe(workspace)
    expect((await look(here, file)).preview).toMatchObject({ refusal: null, changes: null })
  })

  it('changes nothing when a file is refused', async () => {
    const here = library()
    await expect(receive(here, new Uint8Array([1, 2, 3]))).rejects.toMatchObject({
      code: expect.stringMatching(/^file\./),
    })
    expect(await here.list()).toEqual([])
  })

  it('removes documents and keys of a workspace that is forgotten', async () => {
    const here = library()
    const id = await here.create(nilab)
    await here.forget(id)
    expect((await indexedDB.databases()).map(({ name }) => name).filter(name => name?.startsWith(id))).toEqual([])
    expect(await storedKeys()).toBe(0)
  })

  it('leaves nothing of a workspace behind that the disk did not take, and the next attempt succeeds', async () => {
    const here = library()
    const before = (await indexedDB.databases()).length
    const disk = fullDisk()
    await expect(here.create(nilab)).rejects.toMatchObject({ code: expect.stringMatching(/^storage\./) })
    disk.makeRoom()
    expect(await here.list()).toEqual([])
    expect((await indexedDB.databases()).length).toBe(before)
    expect(await storedKeys()).toBe(0)
    await here.create(nilab)
    expect(await here.list()).toHaveLength(1)
  })

  it('stays open while the disk takes nothing, and closes with everything once it does', async () => {
    const here = library()
    const id = await here.create(nilab)
    const opened = await here.open(id)
    const disk = fullDisk()
    opened.workspace.profile.update({ city: 'Nilab' })
    await expect(opened.close()).rejects.toMatchObject({ code: expect.stringMatching(/^storage\./) })
    await expect(library().open(id)).rejects.toMatchObject({ code: 'workspace.busy' })
    disk.makeRoom()
    await opened.close()
    const again = await here.open(id)
    expect(again.workspace.profile.read().city).toBe('Nilab')
    await again.close()
  })

  it('gives a workspace back when a file for it does not get to disk', async () => {
    const here = library()
    const id = await here.create(nilab)
    const theirs = await here.open(id)
    theirs.workspace.profile.update({ city: 'Nilab' })
    const { bytes } = await theirs.exchangeFile({ pictures: false })
    await theirs.close()
    await here.forget(id)
    const disk = fullDisk()
    await expect(receive(here, bytes)).rejects.toMatchObject({ code: expect.stringMatching(/^storage\./) })
    disk.makeRoom()
    expect(await receive(here, bytes)).toBe(id)
    await (await here.open(id)).close()
  })

  it('announces under which Yjs client ids a session writes once it writes, and not before', async () => {
    const here = library()
    const id = await here.create(nilab)
    const stated = async (opened: OpenedWorkspace) =>
      (await unpackExchange((await opened.exchangeFile({ pictures: false })).bytes)).statements.map(
        statement => statement.content,
      )
    const opened = await here.open(id)
    expect((await stated(opened)).map(content => content?.kind)).not.toContain('session')
    opened.workspace.profile.update({ city: 'Nilab' })
    const { record, draft } = opened.documents
    await expect
      .poll(() => stated(opened))
      .toContainEqual(
        expect.objectContaining({ kind: 'session', body: { clients: [record.clientID, draft.clientID] } }),
      )
    await opened.close()
  })
})
