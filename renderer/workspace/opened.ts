import type { ErrorCode } from '#shared/base/errors'
import type { Readable } from '#shared/base/readable'
import type { Kind, Role } from '#shared/identity/access'
import type { PublicKey } from '#shared/identity/keys'
import type { MemberId, Picture } from '#shared/profile/profile'
import type { Body, Key } from '#shared/statements/kinds'
import type { Statement } from '#shared/statements/statement'
import type { StatementSet } from '#shared/statements/statementSet'
import type { Documents, Generation, WorkspaceId } from '#shared/workspace/documents'
import type { Workspace } from '#shared/workspace/workspace'
import type { FolderDoor } from './folderDoor'
import type { Live } from './live'
import type { Received } from './received'
import type { SetAside } from './setAside/setAside'

/** Whether what the screen accepted is on this computer's disk; read from acknowledgements of the store, never guessed. */
export type Saving =
  | { readonly state: 'saved'; /** Milliseconds since 1970 of the last acknowledgement. */ readonly at: number }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly code: 'storage.full' | 'storage.write' }

/** Pictures of a workspace, named by their SHA-256. */
export interface Pictures {
  /** Checks, stores and describes a picture. Throws `image.*`; then nothing is stored. */
  add(bytes: Uint8Array): Promise<Picture>
  /** Keeps pictures that came in a file, each checked against its name. Throws `storage.*`. */
  bring(blobs: ReadonlyMap<string, Uint8Array>): Promise<void>
  /** The bytes, fetched from the host where this computer does not have them; undefined when neither has. */
  bytes(hash: string): Promise<Uint8Array | undefined>
  /** An object URL to show; the same for the same hash while the workspace is open. */
  url(hash: string): Promise<string | undefined>
  /** Calls `arrived` once, when a picture that could not be had before is here; gives how to call it off. */
  whenHere(hash: string, arrived: () => void): () => void
}

/** Why nothing can be written, or null when it can. */
export type ReadOnly = null | 'role' | 'newer' | 'stranger' | 'revoked'

/** What has changed so that an open workspace is to be opened anew. */
export type Outdated = 'role' | 'revoked' | 'newer' | 'generation'

/** What somebody states of a kind; workspace, revision, day and author follow from who says it. */
export interface Said<K extends Kind> {
  readonly kind: K
  readonly key: Key<K>
  readonly body: Body<K>
  /** Who signs: the device, or one of the keys that stand above it. `device` if not given. */
  readonly with?: 'device' | 'person' | 'root'
}

/** A workspace that is open on this device. */
export interface OpenedWorkspace {
  readonly id: WorkspaceId
  readonly generation: Generation
  readonly documents: Documents
  readonly workspace: Workspace
  readonly me: { readonly id: MemberId; readonly name: string; readonly role: Role }
  readonly readOnly: ReadOnly
  /** Set when what this was opened with holds no longer, such as the person's role. */
  readonly outdated: Readable<Outdated | null>
  readonly saving: Readable<Saving>
  /** Writes everything again after the disk was full; resolves when it is on disk. Throws `storage.*`. */
  saveAgain(): Promise<void>
  /** Resolves when every change so far is on disk. Throws `storage.*`. */
  flushed(): Promise<void>
  readonly pictures: Pictures
  /** All statements of this workspace that are here, with what stands of them. */
  readonly statements: StatementSet
  /**
   * States something as this person, one revision above whatever is known of the same kind and key: signed, on this
   * computer's disk, and on its way to the others. Throws `statement.stranger` where the key is not here,
   * `statement.notAllowed`, `storage.*`; then nothing is stated.
   */
  state<K extends Kind>(said: Said<K>): Promise<Statement>
  /** The public key of this device; null where it has none that opens. */
  readonly device: PublicKey | null
  /** Whether this device has the workspace's root key. */
  readonly hasRoot: boolean
  /** Removes the root key from this device, and so for good; no such key is no failure. Throws `storage.*`. */
  giveUpRoot(): Promise<void>
  readonly live: Live
  /** A folder that is shared with others. */
  readonly folder: FolderDoor
  /** Files from outside: what they would change, what they changed, where this person has not looked yet. */
  readonly received: Received
  /** The whole workspace as a signed exchange file with its suggested name. */
  exchangeFile(options: { readonly pictures: boolean }): Promise<{ readonly name: string; readonly bytes: Uint8Array }>
  /** The copies of this workspace that were set aside here, opened when asked for. Throws `storage.*`. */
  setAside(): Promise<SetAside>
  /** Why changes that nobody takes could not be set aside and are still in the documents; null where there are none. */
  readonly notSetAside: ErrorCode | null
  /** Stops writing and frees documents, once all is on disk. Throws `storage.*` where it cannot be, and stays open then. */
  close(): Promise<void>
  /** Closes without asking the disk: for a workspace whose changes since the last acknowledgement nobody needs. */
  giveUp(): Promise<void>
}
