import { base64url } from 'jose'
import { expect, it } from 'vitest'
import { sha256, utf8 } from '#shared/base/bytes'
import { readStatement, signStatement, statementLimit } from '#shared/statements/statement'
import { codeOf } from '../../support/failure'
import { certificate, founded, joined, newSigner, session } from '../../support/trust'

it('names a statement by the SHA-256 of its text', async () => {
  const { workspace, statements } = await founded()
  const [jws] = statements
  expect((await readStatement(jws!, workspace)).hash).toBe(await sha256(utf8(jws!)))
})

it('refuses a statement that was altered, wherever it was altered', async () => {
  const { workspace, ana } = await founded()
  const jws = await session(workspace, ana, [7])
  for (let at = 0; at < jws.length; at += 3) {
    const altered = jws.slice(0, at) + (jws[at] === 'A' ? 'B' : 'A') + jws.slice(at + 1)
    expect(await codeOf(() => readStatement(altered, workspace)), `sign ${at}`).toBe('statement.invalid')
  }
})

it('refuses a statement signed with a key other than the one it names', async () => {
  const { workspace, ana } = await founded()
  const stranger = await newSigner()
  const [header] = (await session(workspace, ana, [7])).split('.')
  const [, payload, signature] = (await session(workspace, { ...ana, device: stranger }, [7])).split('.')
  expect(await codeOf(() => readStatement(`${header}.${payload}.${signature}`, workspace))).toBe('statement.invalid')
})

it('refuses a statement replayed in another workspace', async () => {
  const [here, there] = await Promise.all([founded(), founded()])
  for (const jws of here.statements) {
    expect(await codeOf(() => readStatement(jws, there.workspace))).toBe('statement.stranger')
  }
})

it('refuses somebody else who speaks for the root', async () => {
  const { workspace, ana } = await founded()
  const mallory = await newSigner()
  const jws = await certificate(workspace, mallory, ana, { role: 'coordinator' })
  expect(await codeOf(() => readStatement(jws, workspace))).toBe('statement.stranger')
})

it.each([
  ['nothing', ''],
  ['a word', 'hello'],
  ['two parts', 'e30.e30'],
  ['four parts', 'e30.e30.e30.e30'],
  ['an unsigned token', `${base64url.encode('{"alg":"none"}')}.e30.`],
  ['more than the limit', 'A'.repeat(statementLimit + 1)],
])('refuses %s', async (_, text) => {
  const { workspace } = await founded()
  expect(await codeOf(() => readStatement(text, workspace))).toBe('statement.invalid')
})

it('refuses a body that its kind does not allow before it is signed', async () => {
  const { workspace, ana } = await founded()
  const draft = {
    workspace,
    kind: 'session',
    key: 'session:one',
    revision: 1,
    body: { clients: [] },
    at: 1,
    by: ana.id,
  } as const
  expect(() => signStatement(ana.device, { ...draft, body: { clients: [...draft.body.clients] } })).toThrow()
})

it('keeps what a newer version states without understanding it', async () => {
  const { workspace, ana } = await founded()
  const payload = { v: 1, workspace, kind: 'poem', key: 'spring', revision: 1, body: ['o'], at: 1, by: ana.id }
  const jws = await ana.device.sign('meridian-statement', utf8(JSON.stringify(payload)))
  expect((await readStatement(jws, workspace)).content).toBeNull()
})

it('gives the same statement for the same input', async () => {
  const { workspace, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea')
  expect(await certificate(workspace, ana, bea)).toBe(bea.statements[0])
})
