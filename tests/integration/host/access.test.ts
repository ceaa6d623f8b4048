import { writeVarString, writeVarUint } from 'lib0/encoding'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Kind, Part, Role } from '#shared/identity/access'
import { newId } from '#shared/base/ids'
import { keep } from '#shared/statements/kept'
import { signStatement } from '#shared/statements/statement'
import { documentName } from '#shared/workspace/documents'
import { askToOpen, changeFrame, frameFor, frameKinds, type HostClient } from '../../support/hostClient'
import { call, hostedOffice, roles, type HostedOffice, type Office } from '../../support/hosted'
import { aComment, aReply } from '../../support/talk'
import { generation, joined, newSigner } from '../../support/trust'

// Everything here is sent by hand, past what our own client would ever send.

let running: HostedOffice['running']
let team: Office
let founder: HostClient

beforeAll(async () => {
  const here = await hostedOffice({ limits: { connections: 1000 } })
  ;({ running, team, founder } = here)
  for (const part of parts) {
    const doc = new Y.Doc({ gc: false })
    doc.getText('text').insert(0, 'What stands here.')
    doc.getMap('map').set('key', 'value')
    await founder.open(team.document(part), doc)
    await founder.received()
  }
  return here.end
})

const parts: readonly Part[] = ['record', 'draft']
const ways = ['update', 'difference', 'reply'] as const
const operations = {
  insert: (doc: Y.Doc) => doc.getText('text').insert(4, ` ${newId('swotItem')}`),
  'overwrite an entry in': (doc: Y.Doc) => void doc.getMap('map').set('key', newId('swotItem')),
  'delete from': (doc: Y.Doc) => doc.getText('text').delete(doc.getText('text').length - 1, 1),
} as const

/** What the host hands out now, to somebody who comes fresh. */
async function standing(name: string): Promise<{ doc: Y.Doc; said: string }> {
  const doc = new Y.Doc({ gc: false })
  const reader = await call(running, team, team.people.coordinator)
  await reader.open(name, doc)
  reader.drop()
  return { doc, said: JSON.stringify([doc.getText('text').toJSON(), doc.getMap('map').toJSON()]) }
}

/** The change that an operation makes to the document as it stands. */
function changeOf(doc: Y.Doc, operation: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  operation(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

const may: Readonly<Record<Role, boolean>> = { coordinator: true, member: true, mentor: false, approver: false }

describe.each(roles)('a %s', role => {
  describe.each(parts)('in the %s', part => {
    describe.each(ways)('by a hand-made %s', way => {
      it.each(Object.entries(operations))(`${may[role] ? 'may' : 'may not'} %s it`, async (_, operation) => {
        const name = team.document(part)
        const { doc, said: before } = await standing(name)
        const change = changeOf(doc, operation)
        const line = await call(running, team, team.people[role])
        line.send(askToOpen(name))
        line.send(changeFrame(name, change, way))
        const answer = await Promise.race([line.hear('received'), line.hear('notReceived')])
        if (may[role]) {
          expect(answer.say).toBe('received')
          expect((await standing(name)).said).toBe(
            JSON.stringify([doc.getText('text').toJSON(), doc.getMap('map').toJSON()]),
          )
        } else {
          expect(answer).toMatchObject({ say: 'notReceived', document: name, code: 'connection.readOnly' })
          expect((await standing(name)).said).toBe(before)
        }
        line.drop()
      })
    })
  })

  /** An enrolment stands with its invite only; that is tested with joining. */
  type Stated = Exclude<Kind, 'enrolment'>
  const mayState: Readonly<Record<Stated, boolean>> = {
    certificate: role === 'coordinator',
    invite: role === 'coordinator',
    admission: false, // a host's word only
    ownKey: true,
    device: true,
    generation: role === 'coordinator',
    session: role === 'coordinator' || role === 'member',
    host: role === 'coordinator',
    personRevocation: role === 'coordinator',
    deviceRevocation: true,
    comment: true,
    reply: true,
    resolution: true,
  }
  it.each(Object.entries(mayState) as [Stated, boolean][])('states a %s: %s', async (kind, isAllowed) => {
    const { workspace } = team
    const me = team.people[role]
    const line = await call(running, team, me)
    const other = await joined(workspace, team.ana, newId('session').slice(8))
    await founder.state(other.statements)
    const said = { workspace, revision: 2, at: 1, by: me.id }
    const anyKey = (await newSigner()).key
    const own = { ...me, device: await newSigner() }
    const statement = {
      certificate: () =>
        signStatement(me.device, {
          ...said,
          kind,
          key: newId('member'),
          body: { name: 'N', role, unit: null, key: anyKey },
        } as never),
      invite: () =>
        signStatement(me.device, {
          ...said,
          kind: 'invite',
          key: anyKey,
          body: { member: newId('member'), name: 'N', role, unit: null, expires: 4_000_000_000_000 },
        }),
      admission: () => signStatement(me.device, { ...said, kind: 'admission', key: anyKey, body: { key: anyKey } }),
      ownKey: () => signStatement(me.person, { ...said, kind: 'ownKey', key: anyKey, body: { use: 'recovery' } }),
      device: () => signStatement(me.person, { ...said, kind: 'device', key: own.device.key, body: { name: 'Phone' } }),
      generation: () => signStatement(me.device, { ...said, kind: 'generation', key: 'current', body: { generation } }),
      session: () =>
        signStatement(me.device, { ...said, kind: 'session', key: newId('session'), body: { clients: [1] } }),
      host: () =>
        signStatement(me.device, { ...said, kind: 'host', key: anyKey, body: { name: 'H', addresses: ['ws://h'] } }),
      personRevocation: () =>
        signStatement(me.device, { ...said, kind: 'personRevocation', key: other.id, body: { kept: keep([]) } }),
      deviceRevocation: () =>
        signStatement(me.device, { ...said, kind: 'deviceRevocation', key: anyKey, body: { kept: keep([]) } }),
      comment: () => signStatement(me.device, { ...said, ...aComment(me.id) }),
      reply: () => signStatement(me.device, { ...said, ...aReply(me.id, aComment(me.id).key) }),
      resolution: () =>
        signStatement(me.device, { ...said, kind: 'resolution', key: aComment(me.id).key, body: { resolved: true } }),
    }[kind]
    const jws = await statement()
    line.say({ say: 'statements', texts: [jws] })
    if (isAllowed) {
      await line.hear('filed', ({ hashes }) => hashes.length === 1)
      await founder.hear('statements', ({ texts }) => texts.includes(jws))
    } else {
      expect(await line.hear('notFiled')).toMatchObject({ code: 'statement.notAllowed' })
      expect((await call(running, team, me)).statements.texts()).not.toContain(jws)
    }
    line.drop()
  })

  it('is told the name of another document, workspace or generation is not theirs', async () => {
    const me = team.people[role]
    const line = await call(running, team, me)
    await expect(line.open(documentName(team.workspace, 'Generation00000X', 'draft'), new Y.Doc())).rejects.toThrow(
      'connection.otherGeneration',
    )
    const elsewhere = documentName(`workspace:${'A'.repeat(43)}`, generation, 'draft')
    line.send(askToOpen(elsewhere))
    expect(await line.closed).toBe('connection.protocol')
  })

  it.each([
    ['a stateless message', (name: string) => frameFor(name, frameKinds.stateless, e => writeVarString(e, '{}'))],
    ['a broadcast', (name: string) => frameFor(name, frameKinds.broadcast, e => writeVarString(e, '{}'))],
    ['a frame of no kind', (name: string) => frameFor(name, 77)],
    ['a document of no name', () => askToOpen('')],
    ['a document below another', (name: string) => askToOpen(`${name}/x`)],
    ['a session inside a document', (name: string) => askToOpen(`${name}\0x`)],
    ['a sync message of no kind', (name: string) => frameFor(name, frameKinds.sync, e => writeVarUint(e, 7))],
    ['half a frame', (name: string) => askToOpen(name).subarray(0, 30)],
    ['nothing', () => new Uint8Array()],
  ])('is cut off for %s', async (_, frame) => {
    const line = await call(running, team, team.people[role])
    line.send(askToOpen(team.document('draft')))
    line.send(frame(team.document('draft')))
    expect(await line.closed).toBe('connection.protocol')
  })

  it.each(['{"say":"hello"}', '{"say":"answer"}', '[]', 'x', '{"say":"have","hashes":["x"]}'])(
    'is cut off for the word %s',
    async word => {
      const line = await call(running, team, team.people[role])
      line.say(word.startsWith('{') ? (JSON.parse(word) as object) : { raw: word })
      expect(await line.closed).toBe('connection.protocol')
    },
  )
})

it('logs each refusal with who and where, and nothing of the text', () => {
  const refused = running.logged.filter(({ event }) => event === 'change.refused')
  expect(refused).toHaveLength(2 * 2 * 3 * 3)
  expect(refused[0]).toMatchObject({ member: 'member:mentor', code: 'connection.readOnly' })
  expect(JSON.stringify(running.logged)).not.toContain('What stands here')
})
