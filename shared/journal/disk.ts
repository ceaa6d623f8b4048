import type { Place } from './places'

/** What is known of a file that is to be written on. */
export interface Tail {
  /** Its first bytes. */
  readonly begin: Uint8Array
  /** Its length, in bytes. */
  readonly size: number
  /** Where to write on, in bytes: what is behind it was torn. */
  readonly end: number
}

/** The files of a journal, as a shell has them: folders one deep. What fails throws as the machine says it. */
export interface JournalDisk {
  /** Names of the folders; none where nothing was written yet. */
  folders(): Promise<readonly string[]>
  /** Names of the files in a folder. */
  files(folder: string): Promise<readonly string[]>
  /** All bytes of a file; null where there is none. */
  read(place: Place): Promise<Uint8Array | null>
  /** Puts bytes in the place of all that a file had, or of none, all or nothing; on disk when it resolves. */
  replace(place: Place, bytes: Uint8Array): Promise<void>
  /**
   * Writes bytes where a file ends, over what was torn; on disk when it resolves. Gives false, and writes nothing, where the
   * file is another than is known: another window wrote to it.
   */
  write(place: Place, tail: Tail, bytes: Uint8Array): Promise<boolean>
  /** Puts a file where no log is looked for, for good. */
  setAside(place: Place): Promise<void>
  /** Removes a folder and all that is in it, at once, whatever happens while the disk is at it; no such folder is no failure. */
  remove(folder: string): Promise<void>
}
