import type { Id } from '../base/ids'
import type { Timing } from '../base/timing'
import type { Outside } from '../exchange/outside'
import type { Signer } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import type { FolderAccess } from '../platform/folderAccess'
import type { Admits } from '../statements/invited'
import type { Statement } from '../statements/statement'
import type { StatementSet } from '../statements/statementSet'
import type { Documents } from '../workspace/documents'
import type { LocalBlobs } from './folderBlobs'

/** A workspace and a folder that is shared with others. */
export interface FolderSyncing {
  readonly machine: Timing
  readonly access: FolderAccess
  readonly generation: Generation
  readonly documents: Documents
  /** Those of the workspace, whose id they know. */
  readonly statements: StatementSet
  /** Which newcomers are taken at their word here, such as those whom a coordinator confirms at once. */
  readonly trust?: Admits
  /** Whose device this is. */
  readonly member: Id<'member'>
  /** Key of this device: it signs what this device writes. */
  readonly device: Signer
  /** Where others' work is decoded first. */
  readonly outside: Pick<Outside, 'join'>
  /** Pictures. */
  readonly blobs: LocalBlobs
  /** Keeps statements that came, before they count here. Throws `storage.*`. */
  keep(fresh: readonly Statement[]): Promise<void>
  /** Resolves when all that was merged so far is on this computer's disk. Throws `storage.*`. */
  flushed(): Promise<void>
  /**
   * What was read of this folder, so that a restart need not read all again, and that this device had written into it: then
   * a folder that is empty has lost its drive and is not filled anew. To be forgotten when another folder is chosen, or the
   * same one once more.
   */
  readonly memory: {
    load(): Promise<Uint8Array | undefined>
    keep(memory: Uint8Array): Promise<void>
  }
  /** Segments of this device are folded into one when there are more; 200 if not given. */
  readonly foldAfter?: number
}
