import { describe, expect, it } from 'vitest'
import { newId } from '#shared/base/ids'
import type { Kind } from '#shared/identity/access'
import { threads } from '#shared/comments/threads'
import { fold } from '#shared/statements/fold'
import { keep } from '#shared/statements/kept'
import type { Body, Key } from '#shared/statements/kinds'
import { latestOf } from '#shared/statements/latest'
import { readStatement, signStatement, type Statement } from '#shared/statements/statement'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { chance, freshSeed } from '../../support/chance'
import { stater } from '../../support/stater'
import { aComment } from '../../support/talk'
import { certificate, founded, hostCertificate, invite, joined, newSigner, type KeyHolder } from '../../support/trust'

const highest = Number.MAX_SAFE_INTEGER

/** Ana with the root, two coordinators beside each other below her, a member and a mentor. */
async function office() {
  const { root, workspace, statements, ana } = await founded()
  const [ben, bea] = [
    await joined(workspace, ana, 'ben', { role: 'coordinator' }),
    await joined(workspace, ana, 'bea', { role: 'coordinator' }),
  ]
  const [cy, elena] = [await joined(workspace, ana, 'cy'), await joined(workspace, ana, 'elena', { role: 'mentor' })]
  const set = await openStatements(workspace, [
    ...statements,
    ...[ben, bea, cy, elena].flatMap(person => person.statements),
  ])
  return { root, workspace, ana, ben, bea, cy, elena, set }
}
type Office = Awaited<ReturnType<typeof office>>

/** Somebody signs by hand with the highest revision there is. */
const lock = async <K extends Kind>(
  { workspace, set }: Office,
  { id, device }: KeyHolder,
  kind: K,
  key: Key<K>,
  body: Body<K>,
) => set.add([await signStatement(device, { workspace, kind, key, body, revision: highest, at: 1, by: id })])

const resolvedIn = (set: StatementSet) => threads(set.have().values(), set.read())[0]!.resolved !== null

describe('the highest revision there is locks nobody out', () => {
  it('of a thread that somebody marked as done', async () => {
    const all = await office()
    const { set, elena, cy, ana } = all
    const comment = aComment(cy.id)
    await stater(set, cy).state(comment)
    await lock(all, elena, 'resolution', comment.key, { resolved: true })
    expect(resolvedIn(set)).toBe(true)
    await stater(set, cy).state({ kind: 'resolution', key: comment.key, body: { resolved: false } })
    expect(resolvedIn(set)).toBe(false)
    await stater(set, ana).state({ kind: 'resolution', key: comment.key, body: { resolved: true } })
    expect(resolvedIn(set)).toBe(true)
    await stater(set, cy).state({ kind: 'resolution', key: comment.key, body: { resolved: false } })
    expect(resolvedIn(set)).toBe(false)
  })

  it('of what somebody is', async () => {
    const all = await office()
    const { set, ben, bea, cy } = all
    const body = { name: 'Cy', unit: null, key: cy.person.key } as const
    await lock(all, ben, 'certificate', cy.id, { ...body, role: 'approver' })
    expect(set.read().members.get(cy.id)).toMatchObject({ role: 'approver' })
    await stater(set, bea).state({ kind: 'certificate', key: cy.id, body: { ...body, role: 'mentor' } })
    expect(set.read().members.get(cy.id)).toMatchObject({ role: 'mentor' })
  })

  it('of how much stands of what a revoked person said', async () => {
    const all = await office()
    const { set, ben, bea, cy } = all
    const comment = await stater(set, cy).state(aComment(cy.id))
    await lock(all, ben, 'personRevocation', cy.id, { kept: '' })
    expect(set.read().proven.has(comment.hash)).toBe(false)
    await stater(set, bea).state({ kind: 'personRevocation', key: cy.id, body: { kept: keep(set.have().keys()) } })
    expect(set.read().proven.has(comment.hash)).toBe(true)
  })

  it('of how much stands of what a revoked device said', async () => {
    const all = await office()
    const { set, ben, bea, cy } = all
    const comment = await stater(set, cy).state(aComment(cy.id))
    await lock(all, ben, 'deviceRevocation', cy.device.key, { kept: '' })
    expect(set.read().proven.has(comment.hash)).toBe(false)
    await stater(set, bea).state({
      kind: 'deviceRevocation',
      key: cy.device.key,
      body: { kept: keep(set.have().keys()) },
    })
    expect(set.read().proven.has(comment.hash)).toBe(true)
  })

  it('of which generation is current', async () => {
    const all = await office()
    const { set, ben, bea } = all
    await lock(all, ben, 'generation', 'current', { generation: 'G'.repeat(16) })
    expect(set.read().generation).toBe('G'.repeat(16))
    await stater(set, bea).state({ kind: 'generation', key: 'current', body: { generation: 'H'.repeat(16) } })
    expect(set.read().generation).toBe('H'.repeat(16))
  })

  it('of a host', async () => {
    const all = await office()
    const { set, ben, bea } = all
    const { key } = await newSigner()
    await lock(all, ben, 'host', key, { name: 'Office', addresses: ['wss://old.example:4871'] })
    await stater(set, bea).state({ kind: 'host', key, body: { name: 'Office', addresses: [] } })
    expect(set.read().hosts.has(key)).toBe(false)
  })

  it('of an invite', async () => {
    const all = await office()
    const { set, workspace, ben, bea } = all
    const made = await invite(workspace, ben, 'dan', { revision: highest })
    await set.add([made.jws])
    const body = { member: made.id, name: 'Dan', role: 'member', unit: null, expires: 0 } as const
    await stater(set, bea).state({ kind: 'invite', key: made.signer.key, body })
    expect(set.read().invites.size).toBe(0)
  })

  it('of somebody who stepped down, for those above them, and the other way round', async () => {
    const all = await office()
    const { set, root, ana, ben } = all
    const body = { name: 'Ben', unit: null, key: ben.person.key } as const
    await lock(all, ben, 'certificate', ben.id, { ...body, role: 'member' })
    expect(set.read().members.get(ben.id)).toMatchObject({ role: 'member' })
    await stater(set, ana, root).state({ kind: 'certificate', key: ben.id, body: { ...body, role: 'coordinator' } })
    expect(set.read().members.get(ben.id)).toMatchObject({ role: 'coordinator' })
    const bea = all.bea
    const hers = { name: 'Bea', unit: null, key: bea.person.key } as const
    await lock(all, ana, 'certificate', bea.id, { ...hers, role: 'coordinator' })
    await stater(set, bea).state({ kind: 'certificate', key: bea.id, body: { ...hers, role: 'member' } })
    expect(set.read().members.get(bea.id)).toMatchObject({ role: 'member' })
  })
})

it('goes on counting what was said without names by revision', async () => {
  const { workspace, ana, ben, set } = await office()
  const host = await newSigner()
  await set.add([await hostCertificate(workspace, ana, host, ['wss://one.example:4871'], 1)])
  await set.add([await hostCertificate(workspace, ben, host, ['wss://two.example:4871'], 2)])
  expect(set.read().hosts.get(host.key)).toMatchObject({ addresses: ['wss://two.example:4871'] })
})

it('takes a word for the last one of nobody whose word was answered, whatever has not arrived', async () => {
  const { workspace, set, ana, cy, elena } = await office()
  const comment = aComment(cy.id)
  const resolution = (resolved: boolean) => ({ kind: 'resolution', key: comment.key, body: { resolved } }) as const
  await stater(set, cy).state(comment)
  const said = [
    await stater(set, elena).state(resolution(true)),
    await stater(set, cy).state(resolution(false)),
    await stater(set, ana).state(resolution(true)),
    await stater(set, elena).state(resolution(false)),
  ]
  // the last word is the last one whichever of the others are held back
  for (let held = 0; held < 8; held++) {
    const here = said.filter((_, at) => at === 3 || (held & (1 << at)) === 0)
    expect(latestOf(here), String(held)).toBe(said[3])
  }
  const later = await openStatements(workspace, set.texts())
  expect(resolvedIn(later)).toBe(false)
})

it('gives one last word of the same words in any order, however they name each other', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const { workspace, ana, ben, bea, cy, elena, set } = await office()
  const people = [ana, ben, bea, cy, elena]
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
  for (let run = 0; run < 20; run++) {
    const key = newId('comment')
    const said: Statement[] = []
    for (let step = 0; step < 12; step++) {
      const { id, device } = pick(people)
      const revision = next() < 0.2 ? highest : 1 + Math.floor(next() * 4)
      const after = keep(said.filter(() => next() < 0.4).map(({ hash }) => hash))
      const body = { resolved: next() < 0.5 }
      const draft = { workspace, kind: 'resolution', key, body, revision, after, at: step, by: id } as const
      said.push(await readStatement(await signStatement(device, draft), workspace))
    }
    const expected = latestOf(said)!
    for (let order = 0; order < 5; order++) {
      const left = [...said]
      const shuffled = said.map(() => left.splice(Math.floor(next() * left.length), 1)[0]!)
      expect(latestOf(shuffled), `seed ${seed} run ${run}`).toBe(expected)
    }
    // whoever knows all of it has the last word
    const named = { revision: 1, after: keep(said.map(({ hash }) => hash)), at: 99 }
    const dan = await joined(workspace, ana, 'dan')
    const body = { resolved: true }
    const jws = await signStatement(dan.device, { workspace, kind: 'resolution', key, body, ...named, by: dan.id })
    const last = await readStatement(jws, workspace)
    expect(latestOf([last, ...said]), `seed ${seed} run ${run}`).toBe(last)
  }
  expect(fold(set.have().values()).refused).toBe(0)
})

it('keeps a name that nobody else could read out of what is said alone', async () => {
  const { workspace, ana, cy } = await office()
  const plain = await readStatement(await certificate(workspace, ana, cy), workspace)
  expect(plain.after).toBe('')
  expect(Buffer.from(plain.jws.split('.')[1]!, 'base64url').toString()).not.toContain('"after"')
})
