import { sha256, utf8 } from '../base/bytes'
import { stateOf } from '../exchange/mergeInto'
import { canBeAdopted } from '../exchange/sender'
import type { Unpacked } from '../exchange/unpackExchange'
import type { Part } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import { readStatement, type Statement } from '../statements/statement'
import type { FolderSyncing } from './folderSyncing'
import type { Looking } from './looking'
import type { Piece } from './pieces'
import { readSegment, segmentLimits, type Segment } from './segment'
import { inReach } from './takeIn'

interface Late {
  readonly segment: Segment
  readonly piece: Piece
}

/** All work of a device that is not merged because its owner may write no longer; see `FolderSync.late`. */
export async function lateWork(syncing: FolderSyncing, device: PublicKey, look: Looking): Promise<Unpacked | null> {
  const { access, documents, statements, generation, outside } = syncing
  const { table } = await look.assembly()
  const late = new Map<string, Late>()
  for (const [path, { id }] of table.files) {
    const piece = id === null ? undefined : table.pieces.get(id)
    if (!piece || piece.device !== device || !canBeAdopted(table.verdict(piece.id) ?? null)) continue
    const read = await readSegment(await access.read(path, segmentLimits.file), statements.workspace)
    if (read.kind === 'segment') late.set(piece.id, { piece, segment: read.segment })
  }
  const { ready } = inReach([...late.values()], documents)
  const [first] = ready
  if (!first) return null

  const changes = (part: Part) => ready.flatMap(({ segment }) => segment.changes[part] ?? [])
  const hasDocuments = ready.some(({ piece }) => piece.hasDocuments)
  const stated = new Map<string, Statement>()
  for (const jws of new Set(ready.flatMap(({ segment }) => segment.statements))) {
    const known = statements.have().get(await sha256(utf8(jws)))
    const statement = known ?? (await readStatement(jws, statements.workspace))
    stated.set(statement.hash, statement)
  }
  const { updates } = hasDocuments
    ? await outside.join({
        present: stateOf(documents),
        changes: { record: changes('record'), draft: changes('draft') },
      })
    : { updates: null }
  return {
    manifest: {
      format: 'meridian-exchange',
      version: 1,
      workspace: statements.workspace,
      generation,
      sender: { member: first.piece.member, key: device },
      at: Math.max(...ready.map(({ segment }) => segment.at)),
      app: '',
      parts: [],
    },
    documents: updates,
    statements: [...stated.values()],
    blobs: new Map(),
  }
}
