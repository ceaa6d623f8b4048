import type { ErrorCode } from '../base/errors'
import type { Id } from '../base/ids'
import type { PublicKey } from '../identity/keys'

/** Another device that uses the folder, as far as its signatures prove it. */
export interface FolderDevice {
  /** Key of the device. */
  readonly device: PublicKey
  readonly member: Id<'member'>
  /** Name of the person and of their device, as certified. */
  readonly name: string
  readonly deviceName: string
  /** Whether it is another device of this very person. */
  readonly isMine: boolean
  /** When something new of it was taken in here last, in milliseconds since 1970 by this computer's clock; null: never. */
  readonly takenAt: number | null
  /** Whether it says that it has taken in all that this device wrote. */
  readonly hasAll: boolean
}

/** Work in the folder that is not merged. */
export interface FolderRefusal {
  /** Key of the device that signed it. */
  readonly device: PublicKey
  readonly member: Id<'member'>
  /** Name of the person as certified, also before their access ended; empty for a stranger. */
  readonly name: string
  /** What `canBeAdopted` holds for can be adopted by a coordinator, see `FolderSync.late`; the others cannot. */
  readonly code: ErrorCode
  /** How many pieces. */
  readonly pieces: number
}

/** A file that cannot be read as it is, and so is tried again: most likely it has not arrived whole. */
export interface FolderIncomplete {
  /** Its path in the chosen folder. */
  readonly path: string
  /** Since when it is known here, in milliseconds since 1970 by this computer's clock. */
  readonly since: number
}

/** How a workspace and the folder stand. Times are milliseconds since 1970 by this computer's clock. */
export interface FolderStatus {
  /**
   * - `off`: not started, or stopped
   * - `looking`: the first look is not done yet
   * - `watching`: all is well
   * - `away`: the folder is not there; looked for again
   * - `denied`: the folder may not be read
   * - `readOnly`: it may be read, and others' work comes in, but nothing can be written
   * - `full`: there is no room to write; others' work comes in
   * - `failed`: reading or writing fails for another reason, named by `code`
   */
  readonly state: 'off' | 'looking' | 'watching' | 'away' | 'denied' | 'readOnly' | 'full' | 'failed'
  /** Why it is not `watching`, or null. */
  readonly code: ErrorCode | null
  /** When the folder was last looked through from end to end. */
  readonly lastLooked: number | null
  /** When this device last wrote its work into it. */
  readonly lastWritten: number | null
  /** When it is looked at again by itself. */
  readonly nextLook: number | null
  /** About as many bytes of this workspace are not in the folder yet; 0 where all is. */
  readonly waitingBytes: number
  /** All other devices that use the folder, sorted by name. */
  readonly others: readonly FolderDevice[]
  readonly refused: readonly FolderRefusal[]
  /** Only files that have been so for a while. */
  readonly incomplete: readonly FolderIncomplete[]
  /** Pieces that build on work which is not there yet. */
  readonly early: number
}

/** Before it is started. */
export const folderOff: FolderStatus = {
  state: 'off',
  code: null,
  lastLooked: null,
  lastWritten: null,
  nextLook: null,
  waitingBytes: 0,
  others: [],
  refused: [],
  incomplete: [],
  early: 0,
}
