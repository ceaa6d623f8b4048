import * as Y from 'yjs'
import { mayWrite, senderOf } from '../exchange/sender'
import type { Id } from '../base/ids'
import type { Part } from '../identity/access'
import type { Signer } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import type { FolderAccess } from '../platform/folderAccess'
import type { StatementSet } from '../statements/statementSet'
import { parts, type Documents } from '../workspace/documents'
import { beyond } from './extent'
import type { ListedFile, Listing, Places } from './listing'
import { idOfBytes, segmentName } from './names'
import { isCovered, pieceOf, type Coverage, type Piece, type PieceTable } from './pieces'
import { packSegment, type SegmentContent } from './segment'

/** What this device writes, and where. */
export interface Writing {
  readonly access: FolderAccess
  readonly places: Places
  readonly generation: Generation
  readonly documents: Documents
  readonly statements: StatementSet
  readonly member: Id<'member'>
  readonly device: Signer
  readonly table: PieceTable
  now(): number
  /** The highest sequence of this device that any other says to have taken in, should this one have forgotten. */
  noted(): number
  /** Segments of this device are folded into one when there are more. */
  readonly foldAfter: number
}

/** Fewer segments are folded, too, once they are larger together than what they would be folded into. */
const fewest = 10
const smallest = 256 * 1024

/** About as many bytes as this content takes. */
export const sizeOf = ({ changes, statements }: SegmentContent): number =>
  parts.reduce((sum, part) => sum + (changes[part]?.length ?? 0), 0) +
  statements.reduce((sum, jws) => sum + jws.length, 0)

/** The sequence of the last piece that brought something. */
const newest = (pieces: readonly Piece[]): number =>
  pieces.reduce((most, { folds, sequence }) => Math.max(most, folds || sequence), 0)

/** Writes what this device has to say into its own folder. */
export function writingOut(writing: Writing) {
  const { access, places, generation, documents, statements, member, device, table } = writing
  const me = { member, key: device.key }
  let highest = 0

  const ours = (): Piece[] => table.merged().filter(piece => piece.device === device.key)
  const pathOf = (sequence: number, id: string) => `${places.workspace}/${places.device}/${segmentName(sequence, id)}`

  async function write(content: SegmentContent, folds: number): Promise<void> {
    const numbers = [...table.pieces.values()].filter(piece => piece.device === device.key).map(one => one.sequence)
    const sequence = Math.max(highest, writing.noted(), ...numbers) + 1
    const head = { workspace: statements.workspace, generation, member, sequence, folds, at: writing.now() }
    const bytes = await packSegment(head, content, device)
    const id = await idOfBytes(bytes)
    const path = pathOf(sequence, id)
    await access.write(path, bytes)
    highest = sequence
    const hashes = new Map([...statements.have().values()].map(({ jws, hash }) => [jws, hash]))
    const stated = content.statements.map(jws => hashes.get(jws)!)
    table.note(path, bytes.length, id)
    table.add(pieceOf({ ...head, device: device.key, ...content }, id, bytes.length, stated), 'merged')
  }

  function wholeState(): SegmentContent {
    const mayChange = mayWrite(statements.read(), me)
    const changes: Partial<Record<Part, Uint8Array>> = {}
    if (mayChange) for (const part of parts) changes[part] = Y.encodeStateAsUpdate(documents[part])
    return { changes, statements: statements.texts() }
  }

  /** What is here and not in the folder, as far as this device may say it; null where all is. */
  function lacking(covered: Coverage): SegmentContent | null {
    const standing = statements.read()
    if (!senderOf(standing, me)) return null
    const changes: Partial<Record<Part, Uint8Array>> = {}
    if (mayWrite(standing, me))
      for (const part of parts) {
        const change = beyond(documents[part], covered.extents[part])
        if (change) changes[part] = change
      }
    const stated = [...statements.have().values()]
      .filter(({ hash }) => !covered.statements.has(hash))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
      .map(({ jws }) => jws)
    return Object.keys(changes).length + stated.length > 0 ? { changes, statements: stated } : null
  }

  return {
    lacking,
    /** Whether this device may put anything into the folder. */
    mayState: () => senderOf(statements.read(), me) !== undefined,

    /** Writes one segment. Throws `folder.*`. */
    write: (content: SegmentContent): Promise<void> => write(content, 0),

    /** Writes the whole state as one segment where there are many others, or large ones. Throws `folder.*`. */
    fold: async (covered: () => Coverage): Promise<void> => {
      const all = ours()
      const whole = all.filter(({ folds }) => folds > 0).reduce((most, { bytes }) => Math.max(most, bytes), smallest)
      const others = all.filter(({ folds }) => folds === 0)
      const size = others.reduce((sum, { bytes }) => sum + bytes, 0)
      if (others.length <= writing.foldAfter && !(others.length >= fewest && size > whole)) return
      if (lacking(covered()) !== null) return // a fold brings nothing new
      await write(wholeState(), newest(all))
    },

    /** The sequence of the last segment of this device that brought something; 0 where none did. */
    newest: (): number => newest(ours()),

    /**
     * Removes segments of this device whose content is in a later fold of it, once that is seen to be whole in the folder.
     * Others lose nothing, whether they read the one or the others. Throws `folder.*`.
     */
    tidy: async (listing: Listing, readsAs: (file: ListedFile) => Promise<string | null>): Promise<void> => {
      const inFolder = (id: string) =>
        listing.segments.filter(({ path, isOurs }) => isOurs && table.files.get(path)?.id === id)
      const last = ours()
        .filter(({ folds, id }) => folds > 0 && inFolder(id).length > 0)
        .reduce<Piece | undefined>((most, one) => (most && most.sequence > one.sequence ? most : one), undefined)
      if (!last) return
      const covers = { extents: last.extents, statements: new Set(last.statements) }
      const outdated = ours().filter(one => one.sequence < last.sequence && isCovered(one, covers))
      const files = outdated.flatMap(({ id }) => inFolder(id))
      const [fold] = inFolder(last.id)
      if (!fold || files.length === 0 || (await readsAs(fold)) !== last.id) return
      for (const { path } of files) await access.remove(path)
      const gone = new Set(files.map(({ path }) => path))
      table.keepOnly(new Set([...table.files.keys(), ...table.unread.keys()].filter(path => !gone.has(path))))
    },
  }
}
