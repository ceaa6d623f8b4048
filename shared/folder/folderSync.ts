import { source, type Readable } from '../base/readable'
import type { Id } from '../base/ids'
import type { Unpacked } from '../exchange/unpackExchange'
import type { PublicKey, Signer } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import type { FolderAccess } from '../platform/folderAccess'
import type { Outside } from '../exchange/outside'
import type { Statement } from '../statements/statement'
import type { StatementSet } from '../statements/statementSet'
import type { Documents } from '../workspace/documents'
import { folderOff, type FolderStatus } from './folderStatus'

/** What syncing needs of the machine; `browserMachine` of the live side has it. */
export interface FolderMachine {
  /** Milliseconds since 1970 by this computer's clock, shown to people. */
  now(): number
  /** Milliseconds since whenever, which no correction of the clock changes. */
  elapsed(): number
  /** Runs `task` after a while and gives how to call it off. */
  after(delayMs: number, task: () => void): () => void
  /** A number from 0 to below 1. */
  random(): number
}

/** A workspace and a folder that is shared with others. */
export interface FolderSyncing {
  readonly machine: FolderMachine
  readonly access: FolderAccess
  readonly generation: Generation
  readonly documents: Documents
  /** Those of the workspace, whose id they know. */
  readonly statements: StatementSet
  /** Whose device this is. */
  readonly member: Id<'member'>
  /** Key of this device: it signs what this device writes. */
  readonly device: Signer
  /** Where others' work is decoded first. */
  readonly outside: Outside
  /** Pictures. */
  readonly blobs: {
    /** Hashes of those that are here. */
    names(): Promise<readonly string[]>
    /** Hashes of those that the documents refer to. */
    wanted(): readonly string[]
    read(hash: string): Promise<Uint8Array | undefined>
    /** Keeps blobs, named by their verified SHA-256. Throws `storage.*`. */
    keep(blobs: ReadonlyMap<string, Uint8Array>): Promise<void>
  }
  /** Keeps statements that came, before they count here. Throws `storage.*`. */
  keep(fresh: readonly Statement[]): Promise<void>
  /** Resolves when all that was merged so far is on this computer's disk. Throws `storage.*`. */
  flushed(): Promise<void>
  /** What was read of the folder, so that a restart need not read all again. To be lost without harm. */
  readonly memory: {
    load(): Promise<Uint8Array | undefined>
    keep(memory: Uint8Array): Promise<void>
  }
}

/** A workspace that is kept in step with a folder. */
export interface FolderSync {
  readonly status: Readable<FolderStatus>
  /** Looks now, and again by itself from then on. */
  start(): void
  /** Ends it; resolves when nothing is being written any more. What is not written yet is written the next time. */
  stop(): Promise<void>
  /**
   * Looks through the folder, takes in what is new and writes what is not in it yet, without waiting for the next time.
   * Resolves after a whole look that began after the call; failures are told by the status. It works without `start`, too.
   */
  tryNow(): Promise<void>
  /**
   * All work of a device whose owner's access has ended (`file.revoked` in the status), as one file, to be previewed and
   * adopted like an exchange file: `received.preview([file])`, `received.take([file], preview, { adopt: true })`. Null where
   * there is none any more. Throws `file.content`, `file.timeout`, `folder.*`.
   */
  late(device: PublicKey): Promise<Unpacked | null>
}

/** Keeps a workspace in step with a folder that is shared with others. Nothing happens before `start` or `tryNow`. */
export function folderSync(_syncing: FolderSyncing): FolderSync {
  const status = source<FolderStatus>(folderOff)
  return {
    status,
    start: () => undefined,
    stop: () => Promise.resolve(),
    tryNow: () => Promise.resolve(),
    late: () => Promise.resolve(null),
  }
}
