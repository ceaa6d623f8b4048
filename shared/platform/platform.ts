import type { MeridianError } from '../base/errors'
import type { Readable } from '../base/readable'
import type { BackupsStanding, FileKind, PersonHere, PinnedHost } from './contract'
import type { SharedFolders } from './folderAccess'
import type { HostingStatus } from './hosting'

/** A file a person chose. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Where key pairs rest: the keychain on the desktop, non-extractable WebCrypto keys in the browser. */
export interface KeyStore {
  /** Names of the pairs that this person has here. */
  names(): Promise<readonly string[]>
  load(name: string): Promise<CryptoKeyPair | null>
  /** Makes an Ed25519 pair, keeps it under `name` and gives it back, its private key not extractable. */
  create(name: string): Promise<CryptoKeyPair>
  /** Removes the pair for ever; no such key is no failure. */
  forget(name: string): Promise<void>
}

/** "Host for my office": the host that this computer can run for others. It goes on while the page is loaded again. */
export interface Hosting extends Readable<HostingStatus | null> {
  /** Starts it. Whether that worked, the status tells. */
  start(): Promise<void>
  /** Says goodbye to all, brings everything to the disk and stops it. */
  stop(): Promise<void>
  /** Lets it take this workspace, which it may not serve yet. */
  serve(workspace: string): Promise<void>
  /** Whether it takes workspaces of all who have its line. */
  takeAny(takesAny: boolean): Promise<void>
  /** Whether it starts with the program where it was on before, or asks. */
  atStart(byItself: boolean): Promise<void>
}

/**
 * What a workspace says, once more on disk where no browser engine can lose it: logs of records, by name. A name is that of a
 * document, or `<workspace>/statements`, `<workspace>/workspace`, `<workspace>/blob/<sha256>`, `<workspace>/aside/<sha256>`.
 */
export interface Journal {
  /** Names of all logs. Throws `storage.unavailable`. */
  list(): Promise<readonly string[]>
  /** All records of a log; none where there is no such log. Throws `storage.unavailable`. */
  read(name: string): Promise<readonly Uint8Array[]>
  /** Appends a record each; resolves when they are on disk. Throws `storage.full`, `storage.write`. */
  append(name: string, records: readonly Uint8Array[]): Promise<void>
  /** Puts one record in the place of all before, all or nothing. Throws `storage.full`, `storage.write`. */
  checkpoint(name: string, record: Uint8Array): Promise<void>
  /** Removes all logs of a workspace. Throws `storage.write`. */
  forget(workspace: string): Promise<void>
}

/** Backups as exchange files in a folder of this computer that a person can see. */
export interface Backups {
  /** All of them, or those of one workspace. */
  list(workspace?: string): Promise<BackupsStanding>
  /** Reads one that was listed. Throws `file.notFound`, `file.tooLarge`. */
  read(path: string): Promise<ChosenFile>
  /** Writes one and removes the oldest of the same workspace. Throws `storage.full`, `file.write`. */
  keep(backup: { readonly workspace: string; readonly label: string; readonly bytes: Uint8Array }): Promise<void>
  /** When the newest one of a workspace was made, in milliseconds since 1970, or null. */
  newest(workspace: string): Promise<number | null>
  /** Removes all backups of a workspace. Throws `storage.write`. */
  forget(workspace: string): Promise<void>
  /** Opens the folder in the system's file manager. */
  show(): Promise<void>
  /** Asks for another folder. */
  choose(): Promise<BackupsStanding>
}

/** People who use this account of the computer besides the first one, see `seat.ts`. */
export interface PeopleHere {
  list(): Promise<readonly PersonHere[]>
  /** Gives the seat of somebody new. Throws `storage.write`. */
  add(name: string): Promise<string>
  /** Takes somebody off the list whose workspaces are gone. Throws `storage.write`. */
  remove(seat: string): Promise<void>
}

/** The outside world as the application needs it, in its own words; one implementation a shell. */
export interface Platform {
  readonly shell: 'desktop' | 'browser'
  /** Resolves to where the file went, or to null when the person changed their mind. Throws `file.write`, `storage.full`. */
  saveFile(name: string, bytes: Uint8Array): Promise<string | null>
  /** Resolves to null when the person changed their mind. */
  openFile(kind: FileKind): Promise<ChosenFile | null>
  /**
   * Files given to the program from outside, such as by double-click; `failed` hears of one that cannot be read
   * (`file.notFound`, `file.tooLarge`). Gives how to stop listening.
   */
  onFile(listener: (file: ChosenFile) => void, failed: (error: MeridianError) => void): () => void
  /** Invite links given to the program from outside, as their tokens. Gives how to stop listening. */
  onInvite(listener: (token: string) => void): () => void
  /**
   * Hosts whose own certificates are to be taken, from invites and statements that were verified: to be told before they
   * are dialled. A browser takes only certificates that it trusts by itself.
   */
  pinHosts(hosts: readonly PinnedHost[]): Promise<void>
  /** Takes them no longer, once for each time they were pinned: nothing stands behind the pin of an invite that let nobody in. */
  unpinHosts(hosts: readonly PinnedHost[]): Promise<void>
  /** Null where this shell cannot host. */
  readonly hosting: Hosting | null
  /** Opens a http, https or mailto link outside Meridian; anything else is ignored. */
  openLink(url: string): void
  readonly keys: KeyStore
  /** Fetched when somebody asks who uses this computer. */
  people(): Promise<PeopleHere>
  /** Null where this shell has no files of its own. */
  journal(): Promise<Journal | null>
  /** Null where this shell writes no files by itself. */
  readonly backups: Backups | null
  /** Folders that are shared with others, fetched when somebody has one; null where this shell opens none. */
  readonly folders: (() => Promise<SharedFolders>) | null
}
