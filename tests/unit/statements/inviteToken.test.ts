import { base64url } from 'jose'
import { expect, it } from 'vitest'
import { signerOf } from '#shared/identity/keys'
import { newSeed, signerOfSeed } from '#shared/identity/seed'
import { verify } from '#shared/identity/verify'
import { utf8 } from '#shared/base/bytes'
import { desktopInviteLink, inviteLink, makeInviteToken, readInvite } from '#shared/statements/inviteToken'
import { chance, freshSeed } from '../../support/chance'
import { codeOf, factsOf } from '../../support/failure'
import { founded, invite, newSigner, session } from '../../support/trust'

const now = 1_790_000_000_000
const day = 24 * 60 * 60 * 1000

/** An invite of Ana's that leads to a host. */
async function sent({ expires = now + day, hosted = true } = {}) {
  const { workspace, ana } = await founded()
  const { key } = await newSigner()
  const pin = base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
  const host = hosted ? { key, addresses: ['wss://host.example:4871', 'wss://192.168.1.20:4871'], pin } : null
  const invited = await invite(workspace, ana, 'bea', { expires, role: 'mentor' })
  return {
    workspace,
    ana,
    invited,
    host,
    token: await makeInviteToken({ invite: invited.jws, seed: invited.seed, host }),
  }
}

it('gives what was put in, with a host and without', async () => {
  for (const hosted of [true, false]) {
    const { token, host, workspace, invited } = await sent({ hosted })
    const read = await readInvite(token, { now })
    expect(read).toMatchObject({ workspace, host, signer: { key: invited.signer.key } })
    expect(read.statement.content.body).toEqual({ member: invited.id, name: 'bea', role: 'mentor', unit: null, expires: now + day }) // prettier-ignore
  }
})

it('fits into a link that e-mail programs take', async () => {
  const { token } = await sent()
  expect(token).toMatch(/^[\w.-]+$/)
  expect(inviteLink('https://meridian.example/', token).length).toBeLessThan(1800)
})

it.each([
  ['a link to a page', (token: string) => inviteLink('https://meridian.example/app/?x=1#/somewhere', token)],
  ['a link to the desktop', desktopInviteLink],
  ['a token with line breaks', (token: string) => token.replace(/.{60}/g, '$&\r\n')],
  [
    'a link broken by quoted-printable',
    (token: string) => inviteLink('https://x.example/', token).replace(/.{74}/g, '$&=\n'),
  ],
  ['a quoted e-mail', (token: string) => `> Dear Bea,\n> <${inviteLink('https://x.example/', token)}>\n> Yours, Ana`],
  ['a link that a mail filter wrapped', (token: string) => `https://safe.example/?url=${encodeURIComponent(inviteLink('https://x.example/', token))}&data=1`], // prettier-ignore
  ['a link with soft hyphens and blanks', (token: string) => ` ${inviteLink('https://x.example/', token).replace(/.{50}/g, '$&\u00ad\u200b ')}\n`], // prettier-ignore
])('reads %s', async (_, wrapped) => {
  const { token, workspace } = await sent()
  expect((await readInvite(wrapped(token), { now })).workspace).toBe(workspace)
})

it('refuses an invite that was altered, wherever it was altered', async () => {
  const { token } = await sent()
  for (let at = 0; at < token.length; at += 3) {
    if (token[at] === '.') continue
    const altered = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    const code = await codeOf(() => readInvite(altered, { now }))
    expect(code, `sign ${at}`).toMatch(at === 0 ? /^invite\.(altered|notAnInvite)$/ : /^invite\.altered$/)
  }
})

it('refuses an invite whose end is missing', async () => {
  const { token } = await sent()
  for (const length of [20, 80, 300, token.length - 1])
    expect(await codeOf(() => readInvite(token.slice(0, length), { now }))).toBe('invite.altered')
})

it("refuses a seed that is not the invite's, and a statement that is no invite", async () => {
  const { invited, ana, workspace, host } = await sent()
  const other = await makeInviteToken({ invite: invited.jws, seed: newSeed(), host })
  expect(await codeOf(() => readInvite(other, { now }))).toBe('invite.altered')
  const words = await makeInviteToken({ invite: await session(workspace, ana, [7]), seed: invited.seed, host })
  expect(await codeOf(() => readInvite(words, { now }))).toBe('invite.altered')
})

it('refuses an invite that ended, and says by which day, since the clock may be wrong', async () => {
  const { token } = await sent({ expires: now })
  const late = now + 365 * day
  expect(await codeOf(() => readInvite(token, { now: late }))).toBe('invite.expired')
  expect(await factsOf(() => readInvite(token, { now: late }))).toEqual({ ended: '2026-09-21', today: '2027-09-21' })
  expect((await readInvite(token, { now: now - 365 * day })).host).not.toBeNull() // the host knows the time better
})

it('refuses an invite to another workspace than the one that is asked for', async () => {
  const [here, there] = await Promise.all([sent(), sent()])
  expect(await codeOf(() => readInvite(there.token, { now, workspace: here.workspace }))).toBe('invite.otherWorkspace')
})

it('tells an invite of a newer Meridian', async () => {
  const { token } = await sent()
  expect(await codeOf(() => readInvite(`2${token.slice(1)}`, { now }))).toBe('invite.newer')
})

it.each(['', 'hello', 'https://example.org/', '1.2.3', '#/join/', 'x'.repeat(70_000)])(
  'takes %.20s for no invite',
  async text => {
    expect(await codeOf(() => readInvite(text, { now }))).toBe('invite.notAnInvite')
  },
)

it('throws nothing but invite failures whatever is pasted', async () => {
  const { token } = await sent()
  const seed = freshSeed()
  const next = chance(seed)
  for (let run = 0; run < 300; run++) {
    const [from, to] = [next(), next()].map(part => Math.floor(part * token.length)).sort((a, b) => a - b)
    const spoilt = token.slice(0, from) + token.slice(to)
    if (from === to) continue
    expect(await codeOf(() => readInvite(spoilt, { now })), `seed ${seed} run ${run}`).toMatch(/^invite\./)
  }
})

it('makes the same key of the same seed, as RFC 8032 does', async () => {
  const seed = base64url.encode(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'))
  const { key, sign } = await signerOfSeed(seed)
  expect(Buffer.from(key, 'base64url').toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  )
  expect((await verify('meridian-statement', await sign('meridian-statement', utf8('yes'))))?.signer).toBe(key)
  expect((await signerOf(await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']))).key).not.toBe(key)
})
