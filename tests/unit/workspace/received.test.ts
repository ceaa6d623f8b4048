import { expect, it } from 'vitest'
import { openExchange } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { bindWorkspace } from '#shared/workspace/workspace'
import type { Database } from '../../../renderer/workspace/database'
import { newcomersOf } from '../../../renderer/workspace/invite'
import { openReceived } from '../../../renderer/workspace/received'
import type { Mark } from '../../../renderer/workspace/report'
import { swotItem } from '../../support/builders'
import { anasWorkspace, checkHere, contentOf, outsideHere, shelf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { stater } from '../../support/stater'
import { aComment, said } from '../../support/talk'
import {
  certificate,
  deviceCertificate,
  deviceRevocation,
  generation,
  joined,
  newSigner,
  personRevocation,
} from '../../support/trust'

/** A database that keeps nothing. */
const forgetful = {
  blobNames: async () => [],
  keepBlobs: async () => undefined,
  keepStatements: async () => undefined,
  keepReport: async () => undefined,
  keepMarks: async () => undefined,
  received: async () => ({ reports: [], marks: [] }),
} satisfies Partial<Database>

/** How Ana receives files. */
function receivedAt(
  {
    ana,
    workspace,
    statements,
    replica,
  }: Pick<Awaited<ReturnType<typeof anasWorkspace>>, 'ana' | 'workspace' | 'statements' | 'replica'>,
  database: Partial<Database> = {},
) {
  const at = stater(statements, ana)
  return openReceived({
    id: workspace,
    generation,
    documents: replica.documents,
    statements,
    database: { ...forgetful, ...database } as unknown as Database,
    outside: outsideHere,
    newcomers: newcomersOf(at),
    flushed: async () => undefined,
    state: at.state,
    added: () => undefined,
  })
}

it.each(['member', 'mentor'] as const)('lets no %s answer for somebody who may write no longer', async role => {
  const { ana, workspace, statements, pack, replica } = await anasWorkspace()
  const [ben, other] = [await joined(workspace, ana, 'ben'), await joined(workspace, ana, 'other', { role })]
  const demoted = await certificate(workspace, ana, ben, { role: 'mentor', revision: 2 })
  await statements.add([...ben.statements, ...other.statements])
  const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  bindWorkspace(his.documents).swot.add(swotItem())
  const file = await pack({ documents: his.documents, sender: { member: ben.id, device: ben.device } })
  await statements.add([demoted])
  const before = contentOf(replica)
  const theirs = receivedAt({ ana: other, workspace, statements, replica })
  const files = await outsideHere.unpack(file)
  const preview = await theirs.preview(files)
  expect(preview.refusal).toBe('file.demoted')
  expect(await codeOf(() => theirs.take(files, preview, { file: 'x', adopt: true }))).toBe('statement.notAllowed')
  expect(contentOf(replica)).toBe(before)
  const anas = receivedAt({ ana, workspace, statements, replica })
  await anas.take(files, await anas.preview(files), { file: 'x', adopt: true })
  expect(replica.swot.read()).toHaveLength(2)
})

it('adopts the comments of a person whose access ended, and nobody whom they promoted since', async () => {
  const { ana, workspace, statements, pack, replica } = await anasWorkspace()
  const [ben, accomplice] = [
    await joined(workspace, ana, 'ben', { role: 'coordinator' }),
    await joined(workspace, ana, 'accomplice', { role: 'mentor' }),
  ]
  await statements.add([...ben.statements, ...accomplice.statements])
  const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  const end = await personRevocation(workspace, ana, ben, statements.have().keys())
  await statements.add([end])
  const comment = await said(workspace, ben, aComment(ben.id))
  const promoted = await certificate(workspace, ben, accomplice, { role: 'member', revision: 9 })
  await his.statements.add([comment.jws, promoted])
  const file = await pack({
    documents: his.documents,
    statements: his.statements,
    sender: { member: ben.id, device: ben.device },
  })

  const received = receivedAt({ ana, workspace, statements, replica })
  const files = await outsideHere.unpack(file)
  await received.take(files, await received.preview(files), { file: 'late.meridian', adopt: true })
  const { proven, members } = statements.read()
  expect(proven.has(comment.hash)).toBe(true)
  expect(members.get(accomplice.id)).toMatchObject({ role: 'mentor' })
  expect(members.get(ben.id)).toMatchObject({ isRevoked: true })
})

it('takes in what somebody wrote on a device that has ended when a coordinator answers for it, and lets it end all the same', async () => {
  const { ana, workspace, statements, pack, replica } = await anasWorkspace()
  const ben = await joined(workspace, ana, 'ben')
  await statements.add(ben.statements)
  const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  const comment = await said(workspace, ben, aComment(ben.id))
  await his.statements.add([comment.jws])
  const item = swotItem({ statement: 'Two programmes are taught in English.' })
  bindWorkspace(his.documents).swot.add(item)
  const file = await pack({
    documents: his.documents,
    statements: his.statements,
    sender: { member: ben.id, device: ben.device },
  })
  await statements.add([await deviceRevocation(workspace, ben, ben.device, [])])

  const received = receivedAt({ ana, workspace, statements, replica })
  const files = await outsideHere.unpack(file)
  const preview = await received.preview(files)
  expect(preview).toMatchObject({
    refusal: 'file.deviceEnded',
    senders: [{ standing: 'ended', name: 'member:ben', role: 'member', device: 'Laptop' }],
  })
  const take = (adopt: boolean) => received.take(files, preview, { file: 'stick.meridian', adopt })
  expect(await codeOf(() => take(false))).toBe('file.deviceEnded')
  expect(replica.swot.get(item.id)).toBeUndefined()

  await take(true)
  expect(replica.swot.get(item.id)).toEqual(item)
  const { proven, members } = statements.read()
  expect(proven.has(comment.hash)).toBe(true)
  expect(members.get(ben.id)).toMatchObject({ isRevoked: false, devices: new Map() })
})

it('lets a device that has ended take away no other device of its person, whoever adopts what it brings', async () => {
  const { ana, workspace, statements, pack, replica } = await anasWorkspace()
  const ben = await joined(workspace, ana, 'ben')
  const phone = { ...ben, device: await newSigner() }
  await statements.add([...ben.statements, await deviceCertificate(workspace, phone)])
  const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  const comment = await said(workspace, ben, aComment(ben.id))
  await his.statements.add([comment.jws, await deviceRevocation(workspace, ben, phone.device, [])])
  const file = await pack({
    documents: his.documents,
    statements: his.statements,
    sender: { member: ben.id, device: ben.device },
  })
  await statements.add([await deviceRevocation(workspace, phone, ben.device, [])]) // it was stolen

  const received = receivedAt({ ana, workspace, statements, replica })
  const files = await outsideHere.unpack(file)
  await received.take(files, await received.preview(files), { file: 'stick.meridian', adopt: true })
  const { proven, members } = statements.read()
  expect(proven.has(comment.hash)).toBe(true)
  expect([...members.get(ben.id)!.devices.keys()]).toEqual([phone.device.key])
})

/** A database that keeps the marks of a workspace, and tells of those it had only when it is let. */
function slowMarks(...before: readonly Mark[]) {
  let tell = () => undefined as void
  const told = new Promise<void>(resolve => (tell = resolve))
  const kept = new Set<Mark>(before)
  const database: Partial<Database> = {
    received: async () => {
      const marks = [...kept]
      await told
      return { reports: [], marks }
    },
    keepMarks: async (_, marks) => {
      kept.clear()
      for (const mark of marks) kept.add(mark)
    },
  }
  return { database, kept, tell: () => tell() }
}

it('forgets no mark, neither of before nor of what comes before these are read', async () => {
  const { database, kept, tell } = slowMarks('swot')
  const { marks, mark } = receivedAt(await anasWorkspace(), database)
  mark(['draft'])
  expect([...marks.read()]).toEqual(['draft'])
  tell()
  await expect.poll(() => [...marks.read()].sort()).toEqual(['draft', 'swot'])
  await expect.poll(() => [...kept].sort()).toEqual(['draft', 'swot'])
})

it('leaves as looked at what somebody looks at while a file is taken in', async () => {
  const { database, kept, tell } = slowMarks('profile')
  tell()
  const { pack, ...anas } = await anasWorkspace()
  const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  bindWorkspace(his.documents).swot.add(swotItem())
  const { marks, look, preview, take } = receivedAt(anas, {
    ...database,
    keepBlobs: async () => look('profile'),
  })
  const files = await outsideHere.unpack(await pack({ documents: his.documents }))
  await take(files, await preview(files), { file: 'x', adopt: false })
  expect([...marks.read()]).toEqual(['swot'])
  expect([...kept]).toEqual(['swot'])
})
