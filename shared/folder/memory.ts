import { z } from 'zod'
import { utf8 } from '../base/bytes'
import { idOf } from '../base/ids'
import type { Part } from '../identity/access'
import { PublicKey } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import type { Extent } from './extent'
import { longList, type Ranges } from './ranges'
import { isCovered, type Coverage, type Piece, type PieceTable } from './pieces'

/** Clocks of each client; long lists stand in `lists`, at the place that is named instead. */
const Pairs = z.array(z.tuple([z.number(), z.union([z.number(), z.array(z.number())])]))
const Kept = z.object({
  v: z.literal(1),
  generation: z.string(),
  hashes: z.array(z.string()),
  lists: z.array(z.array(z.number())),
  pieces: z.array(
    z.object({
      id: z.string(),
      bytes: z.number(),
      device: PublicKey,
      member: idOf('member'),
      sequence: z.number(),
      folds: z.number(),
      hasDocuments: z.boolean(),
      extents: z.record(z.enum(['record', 'draft']), z.object({ structs: Pairs, deletes: Pairs })),
      /** Places of its statements in `hashes`. */
      statements: z.array(z.number()),
    }),
  ),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), id: z.string().nullable() })),
  taken: z.array(z.tuple([PublicKey, z.number()])),
})

/** When something new of a device was taken in last, by this computer's clock. */
export type Taken = ReadonlyMap<PublicKey, number>

/** Gives each thing a place, the same for the same thing. */
function placing<T>() {
  const places = new Map<T, number>()
  return {
    all: () => [...places.keys()],
    of: (thing: T): number => {
      const place = places.get(thing) ?? places.size
      places.set(thing, place)
      return place
    },
  }
}

/** What was read and merged, as bytes to be kept for the next start. */
export function packMemory(table: PieceTable, generation: Generation, taken: Taken): Uint8Array {
  const merged = table.merged()
  const hashes = placing<string>()
  const lists = placing<readonly number[]>()
  const placed = (ranges: Ranges) =>
    [...ranges].map(([client, pairs]) => [client, pairs.length > longList ? lists.of(pairs) : pairs])
  const pairsOf = ({ structs, deletes }: Extent) => ({ structs: placed(structs), deletes: placed(deletes) })
  const pieces = merged.map(({ extents, statements, generation: _, needs: __, ...piece }) => ({
    ...piece,
    extents: { record: pairsOf(extents.record), draft: pairsOf(extents.draft) },
    statements: statements.map(hashes.of),
  }))
  const ids = new Set(merged.map(({ id }) => id))
  const files = [...table.files]
    .filter(([, { id }]) => id === null || ids.has(id))
    .map(([path, file]) => ({ path, ...file }))
  const found = { hashes: hashes.all(), lists: lists.all(), pieces, files, taken: [...taken] }
  return utf8(JSON.stringify({ v: 1, generation, ...found }))
}

/**
 * Fills a table with what was remembered, as far as it is here: a computer whose store was lost since reads the rest again.
 * Bytes that are no memory are passed over. Gives when something of each device was taken in last.
 */
export function recall(
  bytes: Uint8Array | undefined,
  table: PieceTable,
  generation: Generation,
  present: Coverage,
): Taken {
  const kept = bytes ? parse(bytes) : undefined
  if (!kept || kept.generation !== generation) return new Map()
  const recalled = new Set<string>()
  for (const { extents, statements, ...said } of kept.pieces) {
    const extent = (part: Part): Extent => ({
      structs: rangesOf(extents[part].structs, kept.lists),
      deletes: rangesOf(extents[part].deletes, kept.lists),
    })
    const piece: Piece = {
      ...said,
      generation,
      extents: { record: extent('record'), draft: extent('draft') },
      needs: { record: new Map(), draft: new Map() },
      statements: statements.flatMap(place => kept.hashes[place] ?? []),
    }
    if (!isCovered(piece, present)) continue
    table.add(piece, 'merged')
    recalled.add(piece.id)
  }
  for (const { path, bytes: size, id } of kept.files) if (id === null || recalled.has(id)) table.note(path, size, id)
  table.sweep()
  return new Map(kept.taken)
}

const rangesOf = (pairs: z.infer<typeof Pairs>, lists: readonly (readonly number[])[]): Ranges =>
  new Map(pairs.map(([client, list]) => [client, typeof list === 'number' ? (lists[list] ?? []) : list]))

function parse(bytes: Uint8Array): z.infer<typeof Kept> | undefined {
  try {
    return Kept.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}
