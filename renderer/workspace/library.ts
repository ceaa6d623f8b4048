import type { Role } from '#shared/identity/access'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import type { Joining } from './join'
import type { OpenedWorkspace } from './opened'
import type { Report } from './report'

/** A workspace kept on this computer, as the home screen lists it. */
export interface KnownWorkspace {
  readonly id: WorkspaceId
  readonly title: string
  readonly institution: string
  readonly myName: string
  readonly role: Role
  /** Milliseconds since 1970. */
  readonly lastOpened: number
  readonly isSample: boolean
  /** Counts for the home screen's second line, taken when the workspace was last closed or changed. */
  readonly summary: { readonly sections: number; readonly words: number; readonly swotItems: number }
}

export interface NewWorkspace {
  readonly institution: string
  readonly country: string
  readonly title: string
  readonly periodStart: number
  readonly periodEnd: number
  readonly myName: string
}

/** The workspaces on this computer: the doors through which one is opened. */
export interface Library {
  list(): Promise<readonly KnownWorkspace[]>
  create(input: NewWorkspace): Promise<WorkspaceId>
  /** Opens a workspace. Throws `workspace.missing`, `workspace.busy` (open in another window), `storage.unavailable`. */
  open(id: WorkspaceId): Promise<OpenedWorkspace>
  /** A copy of the sample that belongs to this person. */
  openSample(): Promise<WorkspaceId>
  /** Who this computer is in a workspace that came in files and that it has lost, while it has its keys; null for strangers. */
  iAmIn(files: readonly Unpacked[]): Promise<Pick<KnownWorkspace, 'myName' | 'role'> | null>
  /**
   * Keeps a workspace that came in files, which this computer does not have: to go on as who it was, else to be read. Throws
   * `file.*`, `storage.*`; then nothing has changed.
   */
  keepBrought(files: readonly Unpacked[], report: Report): Promise<WorkspaceId>
  /** A copy of a workspace that may only be read here, with this person as its coordinator. */
  copy(id: WorkspaceId, myName: string): Promise<WorkspaceId>
  /**
   * Joins with an invite: a link, a token, the text of an invite file or of an e-mail. Throws `invite.*`, `connection.*`,
   * `file.*`, `storage.*`, `workspace.taken`; then nothing is left behind.
   */
  join(invite: string, how: Joining): Promise<WorkspaceId>
  /** Comes in on this computer as whoever made a recovery file. Throws `recovery.*` and as `join`. */
  recover(file: Uint8Array, passphrase: string, how: Joining): Promise<WorkspaceId>
  /**
   * Removes documents, pictures and keys of a workspace from this computer, whatever there is of it; `keys` names some that it
   * may no longer know of. Throws `workspace.busy`, `storage.*`.
   */
  forget(id: WorkspaceId, keys?: readonly string[]): Promise<void>
  /** Names of the keys that a workspace has on this computer. */
  keysOf(id: WorkspaceId): Promise<readonly string[]>
}
