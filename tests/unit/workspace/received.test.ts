import { expect, it } from 'vitest'
import { openExchange } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import type { Database } from '../../../renderer/workspace/database'
import { newcomersOf } from '../../../renderer/workspace/invite'
import { openReceived } from '../../../renderer/workspace/received'
import { anasWorkspace, checkHere, outsideHere, shelf } from '../../support/exchange'
import { stater } from '../../support/stater'
import { aComment, said } from '../../support/talk'
import { certificate, generation, joined, personRevocation } from '../../support/trust'

/** A database that keeps nothing. */
const forgetful = {
  blobNames: async () => [],
  keepBlobs: async () => undefined,
  keepStatements: async () => undefined,
  keepReport: async () => undefined,
  keepMarks: async () => undefined,
  received: async () => ({ reports: [], marks: [] }),
} satisfies Partial<Database>

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

  const at = stater(statements, ana)
  const received = openReceived({
    id: workspace,
    generation,
    documents: replica.documents,
    statements,
    database: forgetful as unknown as Database,
    outside: outsideHere,
    newcomers: newcomersOf(at),
    flushed: async () => undefined,
    state: at.state,
    added: () => undefined,
  })
  const files = await outsideHere.unpack(file)
  await received.take(files, await received.preview(files), { file: 'late.meridian', adopt: true })
  const { proven, members } = statements.read()
  expect(proven.has(comment.hash)).toBe(true)
  expect(members.get(accomplice.id)).toMatchObject({ role: 'mentor' })
  expect(members.get(ben.id)).toMatchObject({ isRevoked: true })
})
