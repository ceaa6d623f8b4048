import { readInvite } from '#shared/statements/inviteToken'
import type { Signer } from '#shared/identity/keys'
import { isOf } from '#shared/statements/latest'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { enrol } from '../../renderer/workspace/enrol'
import { memoryKeys, stater } from './stater'
import { admission, founded, hostCertificate, joined, newSigner, type KeyHolder } from './trust'

/** Whom the office invites. */
export const bea = { member: 'member:bea', name: 'Bea', role: 'member', unit: null } as const

/** The host of each office. */
const hosts = new WeakMap<StatementSet, Signer>()

/** The host that relays an office, to state whom it let in. */
export const hostOf = (set: StatementSet): Signer => hosts.get(set)!

/** Ana at her laptop, with the root; Ben, a coordinator, and Cy, a member, have joined. */
export async function officeOfThree() {
  const { root, workspace, statements, ana } = await founded()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const cy = await joined(workspace, ana, 'cy')
  const host = await newSigner()
  const certified = await hostCertificate(workspace, ana, host, ['wss://host.example:4871'])
  const set = await openStatements(workspace, [...statements, certified, ...ben.statements, ...cy.statements])
  hosts.set(set, host)
  const at = { ana: stater(set, ana, root), ben: stater(set, ben), cy: stater(set, cy) }
  return { root, workspace, ana, ben, cy, set, at }
}

/** Everybody's role by the short of their id. */
export const roles = (set: StatementSet) =>
  Object.fromEntries([...set.read().members].map(([id, { role }]) => [id.slice('member:'.length), role]))

/** The devices that may act for somebody. */
export const devicesOf = (set: StatementSet, id: KeyHolder['id']) => [
  ...(set.read().members.get(id)?.devices.values() ?? []),
]

/** Somebody opens an invite on a computer of theirs; what that says reaches the office by a file. */
export async function bring(set: StatementSet, token: string, deviceName = 'Office PC') {
  const invite = await readInvite(token, { now: Date.now() })
  const newcomer = await enrol(invite, memoryKeys(), deviceName)
  set.take(newcomer.statements)
  return { ...newcomer, invite }
}

/** The same by the host, which says that they came in time. */
export async function accept(set: StatementSet, token: string, deviceName?: string) {
  const newcomer = await bring(set, token, deviceName)
  const brought = newcomer.statements.find(statement => isOf(statement, 'enrolment'))
  if (!brought || !isOf(brought, 'enrolment')) throw new Error('no enrolment')
  await set.add([await admission(newcomer.invite, hostOf(set), { person: brought.content.body })])
  return newcomer
}

/** Resolves once what stands of a set fits. */
export const until = (set: StatementSet, fits: () => boolean) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (!fits()) return
      stop()
      resolve()
    }
    const stop = set.subscribe(look)
    look()
  })
