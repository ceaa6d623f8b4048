import { MeridianError } from '../base/errors'
import type { Id } from '../base/ids'
import type { PublicKey, Signer } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import type { FolderAccess } from '../platform/folderAccess'
import type { StatementSet } from '../statements/statementSet'
import { senderOf } from '../exchange/sender'
import type { Listing, Places } from './listing'
import { idOfBytes, seenName } from './names'
import type { PieceTable } from './pieces'
import { packSeen, readSeen, seenLimit, type Seen } from './seen'

/** Nobody writes as many segments: whoever says so would have this device count beyond bounds. */
const mostBelievable = 1e9

interface Noting {
  readonly access: FolderAccess
  readonly places: Places
  readonly generation: Generation
  readonly statements: StatementSet
  readonly member: Id<'member'>
  readonly device: Signer
  readonly table: PieceTable
}

/** What of a device's segments is merged without a gap, by their sequences. */
function upToOf(table: PieceTable, device: PublicKey): number {
  const merged = table.merged().filter(piece => piece.device === device)
  const there = new Set(merged.map(({ sequence }) => sequence))
  let upTo = merged.reduce((most, { folds, sequence }) => (folds > 0 ? Math.max(most, sequence) : most), 0)
  while (there.has(upTo + 1)) upTo++
  return upTo
}

/** The notes in which devices tell each other what they have taken in. */
export function seenNotes({ access, places, generation, statements, member, device, table }: Noting) {
  const notes = new Map<string, Seen | null>()
  /** What this device has said, or would say; it never says less. */
  const said = new Map<PublicKey, number>()
  let isSaid = true

  const isProven = ({ member: by, device: key }: Seen) => senderOf(statements.read(), { member: by, key }) !== undefined
  const proven = () => [...notes.values()].filter(note => note !== null).filter(isProven)

  return {
    /** Reads the notes that are new. Throws `folder.gone`. */
    read: async ({ seen }: Listing): Promise<void> => {
      const paths = new Set(seen.map(({ path }) => path))
      for (const path of notes.keys()) if (!paths.has(path)) notes.delete(path)
      for (const { path } of seen) {
        if (notes.get(path)) continue
        try {
          const note = await readSeen(await access.read(path, seenLimit), statements.workspace, generation)
          notes.set(path, note)
          if (note?.device !== device.key) continue
          for (const [key, upTo] of note.upTo) said.set(key, Math.max(upTo, said.get(key) ?? 0))
        } catch (error) {
          if (!(error instanceof MeridianError) || error.code === 'folder.gone') throw error
        }
      }
    },
    /** Devices that have said something, with whose they are. */
    devices: (): ReadonlyMap<PublicKey, Id<'member'>> => new Map(proven().map(note => [note.device, note.member])),
    /** Up to which of this device's segments another says to have all. */
    of: (other: PublicKey): number =>
      Math.max(0, ...proven().map(note => (note.device === other ? (note.upTo.get(device.key) ?? 0) : 0))),
    /** The highest sequence of this device in any note. */
    highest: (): number =>
      proven()
        .map(note => note.upTo.get(device.key) ?? 0)
        .filter(upTo => upTo <= mostBelievable)
        .reduce((most, upTo) => Math.max(most, upTo), 0),
    /** Counts what is merged and on this computer's disk by now. */
    count: (): void => {
      for (const other of new Set([...table.pieces.values()].map(piece => piece.device))) {
        if (other === device.key) continue
        const upTo = upToOf(table, other)
        if (upTo <= (said.get(other) ?? 0)) continue
        said.set(other, upTo)
        isSaid = false
      }
    },
    isSaid: () => isSaid,
    /** Writes what was counted, in the place of what this device said before. Throws `folder.*`. */
    write: async ({ seen }: Listing): Promise<void> => {
      const bytes = await packSeen({ workspace: statements.workspace, generation, member }, said, device)
      const name = seenName(await idOfBytes(bytes))
      await access.write(`${places.workspace}/${places.device}/${name}`, bytes)
      isSaid = true
      for (const { path, isOurs } of seen) if (isOurs && !path.endsWith(name)) await access.remove(path)
    },
  }
}
export type SeenNotes = ReturnType<typeof seenNotes>
