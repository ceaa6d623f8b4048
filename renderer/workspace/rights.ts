import { source, type Readable } from '#shared/base/readable'
import { canWrite, type Role } from '#shared/identity/access'
import type { PublicKey } from '#shared/identity/keys'
import type { Member } from '#shared/statements/fold'
import type { StatementSet } from '#shared/statements/statementSet'
import { isNewer, parts, type Documents, type Generation } from '#shared/workspace/documents'
import type { StoredWorkspace } from './database'
import type { Outdated, ReadOnly } from './opened'

/** Why somebody who sits at a device with the key `device` cannot write. One that lost its key reads as a stranger does. */
export function whyReadOnly(documents: Documents, member: Member | null, device: PublicKey | null): ReadOnly {
  if (!member || device === null) return 'stranger'
  if (!mayAct(member, device)) return 'revoked'
  if (isNewer(documents)) return 'newer'
  return canWrite(member.role, 'record') && canWrite(member.role, 'draft') ? null : 'role'
}

/** Whether this device may act for this person. */
export const mayAct = (member: Member, device: PublicKey): boolean => !member.isRevoked && member.devices.has(device)

/** Whether somebody who only reads here may have left something that nobody took. */
export const mayHaveWritten = ({ writes, role }: StoredWorkspace): boolean => writes ?? canWrite(role, 'record')

interface Rights {
  readonly role: Role | null
  readonly isNewer: boolean
  readonly isCurrent: boolean
}

interface Watched {
  readonly documents: Documents
  readonly statements: StatementSet
  readonly generation: Generation
  readonly member: Member['id'] | null
  readonly device: PublicKey | null
}

/** Tells when what a workspace was opened with holds no longer, so that it is opened anew and the screen follows. */
export function watchRights({ documents, statements, generation, member, device }: Watched): {
  readonly outdated: Readable<Outdated | null>
  stop(): void
} {
  const outdated = source<Outdated | null>(null)
  const read = (): Rights => {
    const standing = statements.read()
    const person = member === null ? undefined : standing.members.get(member)
    return {
      role: person && device !== null && mayAct(person, device) ? person.role : null,
      isNewer: isNewer(documents),
      isCurrent: standing.generation === null || standing.generation === generation,
    }
  }
  const before = read()
  function look(): void {
    const now = read()
    if (now.role !== before.role) outdated.set(now.role === null ? 'revoked' : 'role')
    else if (now.isNewer !== before.isNewer) outdated.set('newer')
    else if (now.isCurrent !== before.isCurrent) outdated.set('generation')
  }
  const stopWatching = statements.subscribe(look)
  const metas = parts.map(part => documents[part].getMap('meta'))
  for (const meta of metas) meta.observe(look)
  return {
    outdated,
    stop: () => {
      stopWatching()
      for (const meta of metas) meta.unobserve(look)
    },
  }
}
