import { expect, it } from 'vitest'
import { mergeInto } from '#shared/exchange/mergeInto'
import { previewOf } from '#shared/exchange/preview'
import { trusting } from '#shared/statements/invited'
import { openStatements } from '#shared/statements/statementSet'
import { emptyDocuments } from '#shared/workspace/documents'
import type { Database } from '../../../renderer/workspace/database'
import { newcomersOf } from '../../../renderer/workspace/invite'
import { openReceived } from '../../../renderer/workspace/received'
import { anasWorkspace, checkHere, outsideHere, shelf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { stater } from '../../support/stater'
import { certificate, enrolled, generation, invite, joined } from '../../support/trust'

const forgetful = {
  blobNames: async () => [],
  keepBlobs: async () => undefined,
  keepStatements: async () => undefined,
  keepReport: async () => undefined,
  keepMarks: async () => undefined,
  received: async () => ({ reports: [], marks: [] }),
} satisfies Partial<Database>

/** Ana's workspace with Cy, a member; Bea came with an invite and no host, and sends a file of hers. */
async function office(expires: number) {
  const { ana, workspace, statements, pack, replica } = await anasWorkspace()
  const cy = await joined(workspace, ana, 'cy')
  const invited = await invite(workspace, ana, 'bea', { expires })
  await statements.add([...cy.statements, invited.jws])
  const bea = await enrolled(invited)
  const hers = await openStatements(workspace, [...statements.texts(), ...bea.statements], trusting(bea.id))
  const file = await pack({ statements: hers, sender: { member: bea.id, device: bea.device } })
  /** Somebody in the office who looks at files. */
  const desk = (who: typeof ana) => {
    const at = stater(statements, who)
    return openReceived({
      id: workspace,
      generation,
      documents: replica.documents,
      statements,
      newcomers: newcomersOf(at),
      database: forgetful as unknown as Database,
      outside: outsideHere,
      flushed: async () => undefined,
      state: at.state,
      added: () => undefined,
    })
  }
  const files = await outsideHere.unpack(file)
  return {
    ana,
    cy,
    bea,
    invited,
    workspace,
    statements,
    pack,
    files,
    desk,
    at: (who: typeof ana) => stater(statements, who),
  }
}

it('takes in the file of somebody who joined without a host, on a coordinator’s computer and in time', async () => {
  const { ana, desk, files, statements, bea } = await office(Date.now() + 60_000)
  const preview = await desk(ana).preview(files)
  expect(preview).toMatchObject({ refusal: null, senders: [{ standing: 'member', name: 'bea', role: 'member' }] })
  await desk(ana).take(files, preview, { file: 'bea.meridian', adopt: false })
  expect([...statements.read().invites.values()]).toMatchObject([{ state: 'enrolled', isConfirmed: false }])
  expect(statements.have().size).toBeGreaterThan(0)
  expect(statements.read().members.has(bea.id)).toBe(false) // until the computer, which watches, has certified her
})

it('takes it in nowhere else before a coordinator has confirmed the sender', async () => {
  const { cy, desk, files, workspace, statements } = await office(Date.now() + 60_000)
  const preview = await desk(cy).preview(files)
  expect(preview).toMatchObject({ refusal: 'file.notConfirmed', senders: [{ standing: 'waiting', name: 'bea' }] })
  const take = () => desk(cy).take(files, preview, { file: 'bea.meridian', adopt: false })
  expect(await codeOf(take)).toBe('file.notConfirmed')
  const target = { generation, documents: emptyDocuments(), statements, ...shelf() }
  expect(await codeOf(() => mergeInto(target, files[0]!, checkHere))).toBe('file.notConfirmed')
  const fresh = { generation, statements: await openStatements(workspace, []), present: null, blobs: new Set<string>() }
  expect(await previewOf(fresh, files, outsideHere.preview)).toMatchObject({ refusal: 'file.notConfirmed' })
})

it('leaves whoever comes late by a file to a coordinator, who confirms them by taking it in', async () => {
  const { ana, desk, files, statements, bea } = await office(Date.now() - 60_000)
  const preview = await desk(ana).preview(files)
  expect(preview).toMatchObject({ refusal: 'file.notConfirmed', senders: [{ standing: 'waiting' }] })
  const take = (adopt: boolean) => desk(ana).take(files, preview, { file: 'bea.meridian', adopt })
  expect(await codeOf(() => take(false))).toBe('file.notConfirmed')
  expect(statements.read().members.has(bea.id)).toBe(false)
  await take(true)
  expect(statements.read().members.get(bea.id)).toMatchObject({ role: 'member' })
  expect(await desk(ana).preview(files)).toMatchObject({ refusal: null, senders: [{ standing: 'member' }] })
})

it('takes in neither of two computers that came with one invite, until a coordinator has said whose it is', async () => {
  const { ana, bea, invited, workspace, statements, pack, files, desk } = await office(Date.now() + 60_000)
  const other = await enrolled(invited)
  const theirs = await openStatements(workspace, [...statements.texts(), ...other.statements], trusting(other.id))
  const file = await pack({ statements: theirs, sender: { member: other.id, device: other.device } })
  const both = [...files, ...(await outsideHere.unpack(file))]
  const preview = await desk(ana).preview(both)
  expect(preview).toMatchObject({
    refusal: 'file.disputed',
    changes: null,
    senders: [
      { standing: 'disputed', name: 'bea' },
      { standing: 'disputed', name: 'bea' },
    ],
  })
  const before = statements.texts()
  const take = () => desk(ana).take(both, preview, { file: 'both.meridian', adopt: true })
  expect(await codeOf(take)).toBe('file.disputed')
  expect(statements.texts()).toEqual(before)

  await statements.add([await certificate(workspace, ana, bea)])
  expect(await desk(ana).preview(files)).toMatchObject({ refusal: null, senders: [{ standing: 'member' }] })
  expect(await desk(ana).preview(both)).toMatchObject({
    refusal: 'file.stranger',
    senders: [{ standing: 'member' }, { standing: 'stranger', name: '' }],
  })
})
