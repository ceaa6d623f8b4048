import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { threadList } from '#shared/comments/threadList'
import { threads } from '#shared/comments/threads'
import { fold } from '#shared/statements/fold'
import { longestComment } from '#shared/statements/kinds'
import { readStatement, statementLimit, type Statement } from '#shared/statements/statement'
import { statementSet } from '#shared/statements/statementSet'
import { aComment, anyAnchor, aReply, said } from '../../support/talk'
import { certificate, founded, joined } from '../../support/trust'

type Founded = Awaited<ReturnType<typeof founded>>
type Person = Awaited<ReturnType<typeof joined>>

let office: Founded
let people: Statement[]
let elena: Person
let farid: Person

beforeAll(async () => {
  office = await founded()
  elena = await joined(office.workspace, office.ana, 'elena', { role: 'mentor', name: 'Elena Marchetti' })
  farid = await joined(office.workspace, office.ana, 'farid', { role: 'member', name: 'Farid Kakar' })
  const texts = [...office.statements, ...elena.statements, ...farid.statements]
  people = await Promise.all(texts.map(jws => readStatement(jws, office.workspace)))
})

const say = (who: Person, what: Parameters<typeof said>[2], when?: Parameters<typeof said>[3]) =>
  said(office.workspace, who, what as never, when)
const standing = (...statements: Statement[]) => {
  const all = [...people, ...statements]
  return threads(all, fold(all))
}
const question = () => aComment(elena.id, 'From which year?')

it('shows who said it, as certified, with answers below', async () => {
  const asked = question()
  const list = standing(await say(elena, asked), await say(farid, aReply(farid.id, asked.key, '2024. I add the year.')))
  expect(list).toEqual([
    {
      id: asked.key,
      anchor: anyAnchor,
      member: elena.id,
      name: 'Elena Marchetti',
      role: 'mentor',
      at: 1_700_000_000_000,
      carriedBy: null,
      text: 'From which year?',
      isEdited: false,
      replies: [expect.objectContaining({ name: 'Farid Kakar', role: 'member', text: '2024. I add the year.' })],
      resolved: null,
    },
  ])
})

it('takes the latest words of their author, and says that they were changed', async () => {
  const asked = question()
  const list = standing(
    await say(elena, { ...asked, body: { ...asked.body, text: 'From which academic year?' } }, { revision: 2, at: 9 }),
    await say(elena, asked),
  )
  expect(list).toMatchObject([{ text: 'From which academic year?', isEdited: true, at: 1_700_000_000_000 }])
})

it('does not let anybody change, remove or crowd out what another said', async () => {
  const asked = question()
  const honest = [await say(elena, asked)]
  const before = standing(...honest)
  const forged = [
    await say(farid, { ...asked, body: { ...asked.body, text: 'All is well.' } }, { revision: 2 }),
    await say(farid, { ...asked, body: { removed: true } }, { revision: 3 }),
    await say(farid, { ...aReply(elena.id, asked.key, 'Never mind.') }),
  ]
  expect(standing(...honest, ...forged)).toEqual(before)
  expect(standing(...forged)).toEqual([])
})

describe('taken back by its author', () => {
  it('is gone, and comes back when its author says it again', async () => {
    const asked = question()
    const removed = [await say(elena, asked), await say(elena, { ...asked, body: { removed: true } }, { revision: 2 })]
    expect(standing(...removed)).toEqual([])
    expect(standing(...removed, await say(elena, asked, { revision: 3 }))).toMatchObject([
      { text: 'From which year?', isEdited: false },
    ])
  })

  it('stays without its words while there are answers', async () => {
    const asked = question()
    const answer = aReply(farid.id, asked.key)
    const removed = await say(elena, { ...asked, body: { removed: true } }, { revision: 2 })
    const all = [await say(elena, asked), removed, await say(farid, answer)]
    expect(standing(...all)).toMatchObject([{ text: null, anchor: anyAnchor, replies: [{ text: 'The Registrar.' }] }])
    const noAnswer = await say(farid, { ...answer, body: { removed: true } }, { revision: 2 })
    expect(standing(...all, noAnswer)).toEqual([])
  })
})

it('is resolved and opened again by anybody, and the latest word counts', async () => {
  const asked = question()
  const resolution = (resolved: boolean) => ({ kind: 'resolution', key: asked.key, body: { resolved } }) as const
  const comment = await say(elena, asked)
  const done = await say(farid, resolution(true), { at: 5 })
  const open = await say(elena, resolution(false), { revision: 2, at: 1 })
  expect(standing(comment, done)).toMatchObject([{ resolved: { name: 'Farid Kakar', at: 5 } }])
  expect(standing(comment, done, open)).toMatchObject([{ resolved: null }])
})

it('puts an answer below what its author had read, whatever their clock says', async () => {
  const asked = question()
  const list = standing(
    await say(elena, asked),
    await say(farid, aReply(farid.id, asked.key, 'In June.', 'a', 1), { at: 1000 }),
    await say(elena, aReply(elena.id, asked.key, 'When will you know?', 'b', 0), { at: 9000 }),
  )
  expect(list[0]!.replies.map(({ text }) => text)).toEqual(['When will you know?', 'In June.'])
})

it('says who carried words over for somebody else', async () => {
  const asked = question()
  const from = { name: 'Tomás Arrieta', role: 'mentor', at: 7 } as const
  const list = standing(await say(farid, { ...aComment(farid.id), body: { ...asked.body, from } }))
  expect(list).toMatchObject([{ name: 'Tomás Arrieta', role: 'mentor', at: 7, carriedBy: 'Farid Kakar' }])
})

it('shows no comment of somebody without a certificate, and none before it has arrived', async () => {
  const stranger = await joined(office.workspace, office.ana, 'stranger')
  const comment = aComment(stranger.id)
  const statements = [await say(stranger, comment), await say(farid, aReply(farid.id, comment.key))]
  expect(standing(...statements)).toEqual([])
  const certified = await Promise.all(stranger.statements.map(jws => readStatement(jws, office.workspace)))
  expect(standing(...statements, ...certified)).toHaveLength(1)
})

it('gives the same in whatever order statements arrive', async () => {
  const asked = question()
  const all = [
    ...people,
    await say(elena, asked),
    await say(elena, { ...asked, body: { ...asked.body, text: 'Changed' } }, { revision: 2 }),
    await say(elena, { ...asked, body: { ...asked.body, text: 'Changed elsewhere' } }, { revision: 2 }),
    await say(farid, { kind: 'resolution', key: asked.key, body: { resolved: true } }, { revision: 2 }),
    await say(elena, { kind: 'resolution', key: asked.key, body: { resolved: false } }, { revision: 2 }),
    await say(farid, aReply(farid.id, asked.key, 'One', 'a', 0)),
    await say(elena, aReply(elena.id, asked.key, 'Two', 'b', 0)),
    await say(farid, aComment(farid.id, 'Another', 'c')),
    await say(farid, { ...aComment(farid.id, 'Another', 'c'), body: { removed: true } }, { revision: 2 }),
    await say(elena, aComment(elena.id, 'A third', 'd')),
  ]
  const expected = threads(all, fold(all))
  expect(expected).toHaveLength(2)
  fc.assert(
    fc.property(fc.shuffledSubarray([...all.keys()], { minLength: all.length }), order => {
      const shuffled = order.map(index => all[index]!)
      expect(threads(shuffled, fold(shuffled))).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

describe('a list of threads', () => {
  it('keeps every thread that did not change the same object', async () => {
    const set = statementSet(office.workspace)
    const list = threadList(set)
    const [one, two] = [aComment(elena.id, 'One', 'a'), aComment(elena.id, 'Two', 'b')]
    set.take([...people, await say(elena, one), await say(elena, two)])
    const before = list.read()
    set.take([await say(farid, aReply(farid.id, two.key))])
    const after = list.read()
    expect(after).not.toBe(before)
    expect(after.map((thread, i) => thread === before[i])).toEqual([true, false])
    set.take([await readStatement(await certificate(office.workspace, office.ana, office.ana), office.workspace)])
    expect(list.read()).toBe(after)
  })
})

it('fits the longest comment in any script into one statement', async () => {
  const asked = aComment(elena.id, '界'.repeat(longestComment))
  const quote = '界'.repeat(400)
  const comment = await say(elena, { ...asked, body: { ...asked.body, anchor: { ...anyAnchor, quote } } })
  expect(comment.jws.length).toBeLessThan(statementLimit)
  await expect(say(elena, aComment(elena.id, 'x'.repeat(longestComment + 1)))).rejects.toThrow()
})
