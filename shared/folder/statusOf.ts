import type { ErrorCode } from '../base/errors'
import type { Id } from '../base/ids'
import { senderOf, standingOf } from '../exchange/sender'
import type { PublicKey } from '../identity/keys'
import type { StatementSet } from '../statements/statementSet'
import type { FolderDevice, FolderIncomplete, FolderRefusal } from './folderStatus'
import type { Taken } from './memory'
import type { PieceTable } from './pieces'
import type { SeenNotes } from './seenNotes'

/** A file that cannot be read is told of after as long; until then it is most likely on its way. Milliseconds. */
const tellAfterMs = 10 * 60_000

interface Told {
  readonly table: PieceTable
  readonly statements: StatementSet
  readonly member: Id<'member'>
  readonly device: PublicKey
  readonly taken: Taken
  readonly seen: SeenNotes
  /** The sequence of the last segment of this device that brought something. */
  readonly newest: number
  readonly elapsed: number
}

/** The other devices that use the folder. */
export function othersIn({ table, statements, member, device, taken, seen, newest }: Told): readonly FolderDevice[] {
  const standing = statements.read()
  const written = [...table.pieces.values()].map(piece => [piece.device, piece.member] as const)
  const owners = new Map([...written, ...seen.devices()])
  return [...owners]
    .flatMap(([key, owner]) => {
      const person = standing.members.get(owner)
      if (key === device || !person || !senderOf(standing, { member: owner, key })) return []
      const deviceName = person.devices.get(key)?.name ?? ''
      const hasAll = newest > 0 && seen.of(key) >= newest
      const takenAt = taken.get(key) ?? null
      return [{ device: key, member: owner, name: person.name, deviceName, isMine: owner === member, takenAt, hasAll }]
    })
    .sort((a, b) => (a.name + a.device < b.name + b.device ? -1 : 1))
}

/** What is in the folder and not merged, by device and reason. */
export function refusedIn({ table, statements, device }: Told): readonly FolderRefusal[] {
  const standing = statements.read()
  const known = [...statements.have().values()]
  const found = new Map<string, FolderRefusal>()
  for (const { id, device: key, member } of table.pieces.values()) {
    const verdict = table.verdict(id)
    if (verdict === undefined || verdict === 'merged' || verdict === 'early' || key === device) continue
    const place = `${key} ${member} ${verdict}`
    const before = found.get(place)
    const name = () => standingOf({ member, key }, standing, known).person?.name ?? ''
    const refusal = before ?? { device: key, member, name: name(), code: verdict, pieces: 0 }
    found.set(place, { ...refusal, pieces: refusal.pieces + 1 })
  }
  return [...found.values()].sort((a, b) => (a.name + a.device + a.code < b.name + b.device + b.code ? -1 : 1))
}

/** Files that have not been whole for a while. */
export const incompleteIn = ({ table, elapsed }: Told): readonly FolderIncomplete[] =>
  [...table.unread]
    .filter(([, { sinceElapsed }]) => elapsed - sinceElapsed >= tellAfterMs)
    .map(([path, { since }]) => ({ path, since }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))

/** How many pieces wait for others. */
export const earlyIn = ({ table }: Told): number =>
  [...table.pieces.keys()].filter(id => table.verdict(id) === 'early').length

/** What failed, as a state. */
export function stateOfFailure(
  code: ErrorCode,
  whileWriting: boolean,
): 'away' | 'denied' | 'readOnly' | 'full' | 'failed' {
  if (code === 'folder.gone') return 'away'
  if (code === 'folder.denied') return whileWriting ? 'readOnly' : 'denied'
  return code === 'folder.full' ? 'full' : 'failed'
}
