import { idOf } from '#shared/base/ids'
import { cut } from '#shared/base/line'
import { newSeed, signerOfSeed } from '#shared/identity/seed'
import type { KeyStore } from '#shared/platform/platform'
import { makeInviteToken, type InviteHost } from '#shared/statements/inviteToken'
import { keep } from '#shared/statements/kept'
import { longestCalled } from '#shared/statements/kinds'
import type { OwnLink } from '#shared/statements/ownLink'
import { readStatement, signStatement } from '#shared/statements/statement'
import { newKeys, type Newcomer } from './enrol'
import type { HandOut } from './invite'
import { revokeDevice, type Stater } from './people'

const hourMs = 60 * 60 * 1000
/** How long a link to a further computer may be opened if nobody says otherwise, in hours. */
export const linkHours = 24

/**
 * Makes a link with which this person sets up one further computer of their own; whoever opens it acts for them. It may be
 * opened for `hours`, and links of theirs that are still open end: there is one that works. Throws `statement.stranger` where
 * the person's key is not here, `storage.*`.
 */
export async function makeOwnLink(
  opened: Stater,
  about: { readonly title: string; readonly institution: string },
  host: InviteHost | null,
  hours = linkHours,
): Promise<HandOut> {
  const { me, statements } = opened
  const before = statements.read().members.get(me.id)?.links ?? new Map()
  const seed = newSeed()
  const { key } = await signerOfSeed(seed)
  const expires = Date.now() + hours * hourMs
  const { jws } = await opened.state({
    kind: 'ownKey',
    key,
    body: {
      use: 'link',
      expires,
      about: {
        name: me.name || 'Meridian',
        title: cut(about.title, longestCalled),
        institution: cut(about.institution, longestCalled),
      },
    },
    with: 'person',
  })
  for (const old of before.keys()) await endOwnLink(opened, old)
  return { token: await makeInviteToken({ invite: jws, seed, host }), key, expires }
}

/** Ends a link to a further computer; one that was set up with it goes on. Throws `storage.*`. */
export const endOwnLink = (opened: Stater, key: HandOut['key']): Promise<void> =>
  revokeDevice(opened, opened.me.id, key)

/**
 * Ends links that nobody can open any more, by this computer's clock, so that whoever finds one later gets nowhere. Where no
 * host tells the time, a computer may have been set up of which nobody has heard: there a link stays until its person ends
 * it. What fails is tried again at the next opening.
 */
export async function endOldLinks(opened: Stater): Promise<void> {
  const { hosts, members } = opened.statements.read()
  if (hosts.size === 0) return
  for (const [key, expires] of members.get(opened.me.id)?.links ?? [])
    if (expires < Date.now()) await endOwnLink(opened, key)
}

/**
 * Sets this computer up with a link that the same person made on another one: makes its keys, certifies them with the one in
 * the link, and ends that one, so that it works once wherever this is known. Throws what the key store throws; then nothing
 * was made.
 */
export async function enrolOwn(link: OwnLink, keys: KeyStore, deviceName: string): Promise<Newcomer> {
  const { statement, workspace, signer, host } = link
  const by = idOf('member').parse(statement.by)
  const { person, device, names, giveUp } = await newKeys(keys)
  const common = { workspace, revision: 1, at: Date.now(), by }
  const read = (jws: string) => readStatement(jws, workspace)
  const own = await read(
    await signStatement(signer, { ...common, kind: 'ownKey', key: person.key, body: { use: 'device' } }),
  )
  const others = await Promise.all([
    signStatement(person, { ...common, kind: 'device', key: device.key, body: { name: deviceName } }).then(read),
    signStatement(device, {
      ...common,
      kind: 'deviceRevocation',
      key: signer.key,
      body: { kept: keep([own.hash]) },
    }).then(read),
  ])
  return {
    workspace,
    me: { id: by, keys: names },
    device,
    hosts: host ? [host] : [],
    statements: [statement, own, ...others],
    giveUp,
  }
}
