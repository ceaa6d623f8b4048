import { zipSync, type Zippable } from 'fflate'
import * as Y from 'yjs'
import { sha256, utf8 } from '../base/bytes'
import type { Id } from '../base/ids'
import type { Signer } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import type { StatementSet } from '../statements/statementSet'
import { parts, type Documents } from '../workspace/documents'
import { entries } from './entries'
import { writeManifest } from './manifest'
import { mayWrite } from './sender'
import { zipDate } from './zipDate'

/** What goes into an exchange file. */
export interface Outgoing {
  readonly generation: Generation
  /** Left out of the file by itself when the sender may not write them, unless they are of a copy that was set aside. */
  readonly documents: Documents
  /** Whether a coordinator is to decide on what the sender wrote when they still might. */
  readonly isSetAside?: boolean
  readonly statements: StatementSet
  /** The pictures to take along, by their SHA-256; none to fit a mailbox. */
  readonly blobs: ReadonlyMap<string, Uint8Array>
  readonly sender: { readonly member: Id<'member'>; readonly device: Signer }
  /** Milliseconds since 1970. */
  readonly at: number
  /** Version of this Meridian. */
  readonly app: string
}

/** The bytes of a `.meridian` file: whole state, all statements, chosen blobs. The same input gives the same bytes. */
export async function packExchange(outgoing: Outgoing): Promise<Uint8Array> {
  const { statements, generation, sender, at, app } = outgoing
  const { member, device } = sender
  const contents = new Map<string, Uint8Array>([[entries.statements, utf8(statements.texts().join('\n'))]])
  for (const [hash, bytes] of outgoing.blobs) contents.set(entries.blob(hash), bytes)
  if (outgoing.isSetAside || mayWrite(statements.read(), { member, key: device.key })) {
    for (const part of parts) contents.set(entries.document(part), wholeState(outgoing.documents[part]))
  }
  const sorted = [...contents].sort(([a], [b]) => (a < b ? -1 : 1))
  const listed = await Promise.all(
    sorted.map(async ([path, bytes]) => ({ path, sha256: await sha256(bytes), bytes: bytes.length })),
  )
  const manifest = await writeManifest(
    { workspace: statements.workspace, generation, sender: { member, key: device.key }, at, app, parts: listed },
    device,
  )
  return zip([[entries.manifest, manifest.json], [entries.signature, manifest.signature], ...sorted])
}

function zip(contents: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const files: Zippable = {}
  for (const [name, bytes] of contents) {
    files[name] = [bytes, { level: name.startsWith('blobs/') ? 0 : 6, mtime: zipDate(), os: 0 }] // pictures are packed already
  }
  return zipSync(files)
}

/** The state of a document without updates that still wait for their predecessors: nobody could read those. */
function wholeState(doc: Y.Doc): Uint8Array {
  if (!doc.store.pendingStructs && !doc.store.pendingDs) return Y.encodeStateAsUpdate(doc)
  const whole = new Y.Doc({ gc: false })
  Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
  whole.store.pendingStructs = whole.store.pendingDs = null
  return Y.encodeStateAsUpdate(whole)
}
