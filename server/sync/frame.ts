import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { MeridianError } from '#shared/base/errors'
import { readDocumentName, type NamedDocument } from '#shared/sync/documentName'
import { FrameKind, SyncKind } from '#shared/sync/protocol'

const kinds: readonly number[] = Object.values(FrameKind)
const syncKinds: readonly number[] = Object.values(SyncKind)

/** What a frame says before its content. */
export interface FrameHead extends NamedDocument {
  /** The kind of its sync message; null where it has none. */
  readonly sync: number | null
}

/**
 * Reads which document a frame is for and what kind it is. Stateless messages and whatever else a client of ours never
 * sends are refused here, before Hocuspocus sees them. Throws `connection.protocol`.
 */
export function readFrameHead(frame: Uint8Array): FrameHead {
  try {
    const decoder = createDecoder(frame)
    const named = readDocumentName(readVarString(decoder))
    const kind = readVarUint(decoder)
    const sync = kind === FrameKind.sync || kind === FrameKind.syncReply ? readVarUint(decoder) : null
    const isKnown = kinds.includes(kind) && (sync === null || syncKinds.includes(sync))
    if (named && isKnown) return { ...named, sync }
  } catch {
    // too short to be a frame
  }
  throw new MeridianError('connection.protocol')
}
