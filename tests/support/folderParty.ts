import { vi } from 'vitest'
import { folderSync, type FolderSyncing } from '#shared/folder/folderSync'
import type { FolderAccess } from '#shared/platform/folderAccess'
import { statementSet, type StatementSet } from '#shared/statements/statementSet'
import { emptyDocuments, parts, type Documents } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import type { Replica } from './cohort'
import { anasWorkspace, outsideHere } from './exchange'
import { memoryFolder } from './memoryFolder'
import { generation, joined, type KeyHolder } from './trust'

/** A clock that stands unless it is moved; nothing happens by itself. */
export function standingClock() {
  const clock = { wrongByMs: 0, passedMs: 0 }
  return {
    move: (ms: number) => void (clock.passedMs += ms),
    /** Sets what the computer says the day is, apart from what has passed. */
    misset: (ms: number) => void (clock.wrongByMs = ms),
    machine: {
      now: () => 1_700_000_000_000 + clock.wrongByMs + clock.passedMs,
      elapsed: () => clock.passedMs,
      after: () => () => undefined,
      random: () => 0.5,
    },
  }
}

/** Other work may hold up this computer. */
const patience = { timeout: 30_000, interval: 5 }

/** A clock whose alarms ring as it is moved on. */
export function runningClock() {
  let now = 0
  const alarms = new Set<{ readonly at: number; readonly ring: () => void }>()
  return {
    machine: {
      now: () => 1_700_000_000_000 + now,
      elapsed: () => now,
      after: (delayMs: number, ring: () => void) => {
        const alarm = { at: now + delayMs, ring }
        alarms.add(alarm)
        return () => void alarms.delete(alarm)
      },
      random: () => 0.5,
    },
    alarms: () => alarms.size,
    /** Moves on, and waits for each look that falls due on the way. */
    pass: async (ms: number, sync: FolderMember['sync']): Promise<void> => {
      const end = now + ms
      for (;;) {
        await vi.waitFor(() => (alarms.size > 0 ? undefined : Promise.reject(new Error('no next look'))), patience)
        const [next] = [...alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        now = Math.max(now, next.at)
        alarms.delete(next)
        next.ring()
        const isDone = () => (sync.status.read().nextLook ?? 0) > 1_700_000_000_000 + now
        await vi.waitFor(() => (isDone() ? undefined : Promise.reject(new Error('still looking'))), patience)
      }
      now = end
    },
  }
}

/** What somebody keeps on their computer. */
interface Kept {
  readonly documents: Documents
  readonly statements: StatementSet
  readonly blobs: Map<string, Uint8Array>
}

/** Somebody who shares a folder. */
export interface FolderMember extends Kept {
  readonly holder: KeyHolder
  readonly replica: Replica
  readonly clock: ReturnType<typeof standingClock>
  readonly sync: ReturnType<typeof folderSync>
  /** What was remembered of the folder, from one start to the next. */
  readonly memory: { kept: Uint8Array | undefined }
  /** Ends and starts the program; `changes` for another folder, or a memory that was lost. */
  restart(changes?: Partial<FolderSyncing>): Promise<FolderMember>
}

/** Somebody with a copy of the workspace, or with none yet, at a folder; nothing is looked at before `tryNow`. */
export function folderMember(
  holder: KeyHolder,
  access: FolderAccess,
  workspace: StatementSet['workspace'],
  kept: Partial<Kept> = {},
  changes: Partial<FolderSyncing> = {},
  memory: FolderMember['memory'] = { kept: undefined },
  clock = standingClock(),
): FolderMember {
  const documents = kept.documents ?? emptyDocuments()
  const statements = kept.statements ?? statementSet(workspace)
  const blobs = kept.blobs ?? new Map<string, Uint8Array>()
  const sync = folderSync({
    machine: clock.machine,
    access,
    generation,
    documents,
    statements,
    member: holder.id,
    device: holder.device,
    outside: outsideHere,
    blobs: {
      names: async () => [...blobs.keys()],
      wanted: () => [],
      read: async hash => blobs.get(hash),
      keep: async found => found.forEach((bytes, hash) => blobs.set(hash, bytes)),
    },
    keep: async () => undefined,
    flushed: async () => undefined,
    memory: { load: async () => memory.kept, keep: async bytes => void (memory.kept = bytes) },
    ...changes,
  })
  const replica = { ...bindWorkspace(documents), documents }
  return {
    holder,
    documents,
    statements,
    blobs,
    replica,
    clock,
    sync,
    memory,
    restart: async (others = {}) => {
      await sync.stop()
      const again = { documents, statements, blobs }
      return folderMember(holder, access, workspace, again, { ...changes, ...others }, memory, clock)
    },
  }
}

/** Gives each of the documents a Yjs client of its own, so that runs can be repeated. */
export function asClient(documents: Documents, client: number): void {
  for (const part of parts) documents[part].clientID = client
}

/** Ana's workspace, which Ben, Coco and Mo the mentor belong to, and a drive that all of them share. */
export async function office() {
  const { ana, workspace, statements, replica, chapter, root } = await anasWorkspace()
  const [ben, coco, mo] = await Promise.all([
    joined(workspace, ana, 'ben'),
    joined(workspace, ana, 'coco'),
    joined(workspace, ana, 'mo', { role: 'mentor' }),
  ])
  for (const { statements: theirs } of [ben, coco, mo]) await statements.add(theirs)
  const drive = memoryFolder()
  const at = (holder: KeyHolder, changes: Partial<FolderSyncing> = {}) =>
    folderMember(holder, drive, workspace, {}, changes)
  const anas = folderMember(ana, drive, workspace, { documents: replica.documents, statements })
  return { root, ana, ben, coco, mo, workspace, statements, replica, chapter, drive, anas, at }
}
