import { z } from 'zod'
import { utf8 } from '../base/bytes'
import { idOf, type Id } from '../base/ids'
import { PublicKey, type Signer } from '../identity/keys'
import { verify } from '../identity/verify'
import { WorkspaceId, type Generation } from '../identity/workspaceId'

/** Largest note, in bytes. */
export const seenLimit = 256 * 1024

const Note = z.strictObject({
  v: z.literal(1),
  workspace: WorkspaceId,
  generation: z.string(),
  member: idOf('member'),
  seen: z.record(PublicKey, z.int().nonnegative()),
})

/** What a device says it has taken in: of each other device, the sequence up to which nothing is missing. */
export interface Seen {
  readonly device: PublicKey
  readonly member: Id<'member'>
  readonly upTo: ReadonlyMap<PublicKey, number>
}

/** A note of what is on the disk of a device. */
export const packSeen = async (
  about: { readonly workspace: WorkspaceId; readonly generation: Generation; readonly member: Id<'member'> },
  upTo: ReadonlyMap<PublicKey, number>,
  device: Signer,
): Promise<Uint8Array> => {
  const seen = Object.fromEntries([...upTo].sort(([a], [b]) => (a < b ? -1 : 1)))
  return utf8(await device.sign('meridian-seen', utf8(JSON.stringify({ v: 1, ...about, seen }))))
}

/** Reads a note; null where it is none, or one of another workspace or generation. */
export async function readSeen(
  bytes: Uint8Array,
  workspace: WorkspaceId,
  generation: Generation,
): Promise<Seen | null> {
  const signed = await verify('meridian-seen', new TextDecoder().decode(bytes))
  if (!signed) return null
  try {
    const note = Note.parse(JSON.parse(new TextDecoder().decode(signed.payload)))
    if (note.workspace !== workspace || note.generation !== generation) return null
    return {
      device: signed.signer,
      member: note.member,
      upTo: new Map(Object.entries(note.seen)),
    }
  } catch {
    return null
  }
}
