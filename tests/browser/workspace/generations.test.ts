import { beforeEach, expect, it } from 'vitest'
import { outsideHere } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { memoryJournal } from '../../support/memoryJournal'
import { deviceCertificate, newSigner, type KeyHolder } from '../../support/trust'
import { browser } from '../../../renderer/platform/browser'
import { localLibrary } from '../../../renderer/workspace/localLibrary'
import type { OpenedWorkspace } from '../../../renderer/workspace/opened'
import { revokePerson } from '../../../renderer/workspace/people'
import { lookInto } from '../../../renderer/workspace/receiving'
import { MeridianError } from '#shared/base/errors'
import { packExchange } from '#shared/exchange/packExchange'
import type { Role } from '#shared/identity/access'
import type { Journal } from '#shared/platform/platform'
import { createDocuments, type WorkspaceId } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'

const library = (journal: Journal | null = null) =>
  localLibrary({
    platform: { ...browser(), journal: () => Promise.resolve(journal) },
    app: '0.0.0',
    outside: outsideHere,
    sample: async () => new Uint8Array(),
  })

beforeEach(async () => {
  for (const { id } of await library().list()) await library().forget(id)
})

/** Works on a workspace as the program does while it is not open. */
async function workOn<T>(id: WorkspaceId, work: (opened: OpenedWorkspace) => Promise<T>): Promise<T> {
  const opened = await library().open(id)
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

const found = () =>
  library().create({
    institution: 'Nilab University',
    country: 'Pakistan',
    title: 'What the office says',
    periodStart: 2027,
    periodEnd: 2031,
    myName: 'Sana Mirza',
  })

/** Somebody certified in a role, and a file of theirs with another generation of the documents. */
async function fileOf(id: WorkspaceId, role: Role) {
  const writer: KeyHolder = { id: `member:${role}`, person: await newSigner(), device: await newSigner() }
  const { documents, generation } = createDocuments()
  bindWorkspace(documents).profile.update({ title: `What a ${role} says` })
  const bytes = await workOn(id, async ({ state, statements }) => {
    const body = { name: role, role, unit: null, key: writer.person.key }
    await state({ kind: 'certificate', key: writer.id, body })
    await statements.add([await deviceCertificate(id, writer)])
    return packExchange({
      ...{ generation, documents, statements, blobs: new Map(), at: 1, app: '0.0.0' },
      isSetAside: true, // whoever writes such a file need not use this program
      sender: { member: writer.id, device: writer.device },
    })
  })
  return { writer, generation, bytes }
}

const look = (bytes: Uint8Array) =>
  lookInto({ library: library(), workOn, outside: outsideHere }, { name: 'other.meridian', bytes })
const titleOf = (id: WorkspaceId) => workOn(id, async ({ workspace }) => workspace.profile.read().title)
const makeCurrent = (id: WorkspaceId, generation: string) =>
  workOn(id, async ({ state }) => void (await state({ kind: 'generation', key: 'current', body: { generation } })))

it('sets aside and goes over to another generation that somebody sends who may write', async () => {
  const id = await found()
  const { bytes, generation } = await fileOf(id, 'member')
  await (
    await look(bytes)
  ).setAside!()
  expect(await titleOf(id)).toBe('What the office says')
  await makeCurrent(id, generation)
  expect(await titleOf(id)).toBe('What a member says')
})

it('has one generation whole, and the one before beside it, wherever going over to it was ended', async () => {
  for (let writes = 0, isOver = false; !isOver; writes++) {
    const id = await found()
    const { bytes, generation } = await fileOf(id, 'member')
    await (
      await look(bytes)
    ).setAside!()
    await makeCurrent(id, generation)
    const kept = memoryJournal()
    let left = writes
    const write = async () => {
      if (left-- <= 0) throw new MeridianError('storage.write') // nothing that comes later happens
    }
    const dying: Journal = {
      ...kept,
      append: (...said) => write().then(() => kept.append(...said)),
      checkpoint: (...said) => write().then(() => kept.checkpoint(...said)),
    }
    await library(dying)
      .open(id)
      .then(
        opened => opened.giveUp(),
        () => undefined,
      )
    isOver = left > 0
    const again = await library(kept).open(id)
    expect(again.workspace.profile.read().title, `after ${writes} writes`).toBe('What a member says')
    const aside = await again.setAside()
    const before = aside.copies.read().filter(copy => copy.generation !== generation)
    expect(before).toHaveLength(1)
    expect((await aside.compare(before[0]!)).title).toBe('What the office says')
    await again.giveUp()
    await library(kept).forget(id)
  }
})

it.each(['mentor', 'approver'] as const)(
  'takes no generation from a %s, whatever coordinators say of it',
  async role => {
    const id = await found()
    const { bytes, generation } = await fileOf(id, role)
    const incoming = await look(bytes)
    expect(await codeOf(async () => incoming.setAside?.())).toBe('file.notAllowed')
    await makeCurrent(id, generation)
    expect(await titleOf(id)).toBe('What the office says')
  },
)

it('goes over to what somebody sent whose access has ended only where a coordinator answers for that copy', async () => {
  const id = await found()
  const { bytes, generation, writer } = await fileOf(id, 'member')
  await workOn(id, async opened => {
    await opened.statements.add([await deviceCertificate(id, writer)])
    await revokePerson({ ...opened, hasRoot: true }, writer.id)
  })
  await (
    await look(bytes)
  ).setAside!()
  await makeCurrent(id, generation)
  expect(await titleOf(id)).toBe('What the office says')
  await workOn(id, async opened => {
    const aside = await opened.setAside()
    await aside.makeCurrent(aside.copies.read()[0]!)
  })
  expect(await titleOf(id)).toBe('What a member says')
})
