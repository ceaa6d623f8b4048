import type { PublicKey } from '../identity/keys'
import type { FolderSyncing } from './folderSyncing'
import { judging } from './judging'
import type { Places } from './listing'
import { recall } from './memory'
import { folderOfDevice, folderOfWorkspace } from './names'
import { pieceTable, presentIn } from './pieces'
import { readingIn } from './readIn'
import { seenNotes } from './seenNotes'
import { takingIn } from './takeIn'
import { writingOut } from './writeOut'

/** Puts together what looks through a folder, with what is remembered of earlier looks. */
export async function assemble(syncing: FolderSyncing, isStopped: () => boolean) {
  const { access, generation, documents, statements, member, device, machine, outside, keep, memory } = syncing
  const places: Places = {
    workspace: await folderOfWorkspace(statements.workspace),
    device: await folderOfDevice(device.key),
  }
  const table = pieceTable()
  const judged = judging(statements, syncing.trust)
  const present = presentIn(documents, statements.have().keys())
  const taken = new Map<PublicKey, number>(
    recall(
      await memory.load().catch(() => undefined), // then it is read again
      table,
      generation,
      present,
    ),
  )
  const seen = seenNotes({ access, places, generation, statements, member, device, table })
  const out = writingOut({
    access,
    places,
    generation,
    documents,
    statements,
    member,
    device,
    table,
    now: () => machine.now(),
    noted: seen.highest,
    foldAfter: syncing.foldAfter ?? 200,
  })
  const takeIn = takingIn({
    generation,
    documents,
    statements,
    join: outside.join,
    keep,
    table,
    judging: judged,
    isStopped,
    took: from => void taken.set(from, machine.now()),
  })
  const readIn = readingIn({
    access,
    workspace: statements.workspace,
    documents,
    table,
    judge: judged.now,
    hashes: () => statements.have().keys(),
    takeIn,
    isStopped,
    now: () => machine.now(),
    elapsed: () => machine.elapsed(),
  })
  return { places, table, judged, taken, seen, out, readIn }
}
