/** Something in a folder. What is neither a file nor a folder, such as a link, is not listed. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder'
  /** Size of a file; 0 for a folder. */
  readonly bytes: number
}

/**
 * A folder that a person chose, and nothing outside it. Paths are names joined by `/`, relative to it; the folder itself is
 * the empty path. Links are not followed and count as not there. All of it throws `folder.gone` (the folder is not there, such
 * as a drive that was unplugged), `folder.denied` (this computer or browser may not, or not any more) and `folder.failed`
 * (anything else, such as a drive that does not answer); a name that no computer should make throws `file.unsafeName`.
 */
export interface FolderAccess {
  /** What a folder holds, in any order. Throws `folder.missing` where there is no such folder. */
  list(path: string): Promise<readonly FolderEntry[]>
  /** A whole file. Throws `folder.missing`, and `folder.tooLarge` for more bytes than `limitBytes`, which are not read. */
  read(path: string, limitBytes: number): Promise<Uint8Array>
  /**
   * Writes a whole file or nothing and makes the folders it stands in, never the chosen one: under a temporary name first,
   * which begins with a dot, then renamed where the machine can. Throws `folder.full`.
   */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Removes a file, or a folder in which nothing is left; where there is neither, or something is left, it does nothing. */
  remove(path: string): Promise<void>
}

/** A folder a person chose for a workspace. */
export interface ChosenFolder {
  /** What people know it by: its whole path on the desktop, its name in a browser. */
  readonly name: string
  readonly access: FolderAccess
}

/** The folders that are shared with others, one for a workspace; the shell remembers them. */
export interface SharedFolders {
  /** The folder chosen before, or null. */
  chosen(workspace: string): Promise<ChosenFolder | null>
  /** Asks for a folder; null when the person changed their mind, and then the one before stays. */
  choose(workspace: string): Promise<ChosenFolder | null>
  /** Asks again for leave to use the chosen folder, on a person's click: browsers forget it. Gives whether there is leave. */
  allow(workspace: string): Promise<boolean>
  /** Uses it no longer. What is in it stays there. */
  forget(workspace: string): Promise<void>
  /** Opens it in the system's file manager; does nothing in a browser. */
  show(workspace: string): Promise<void>
}
