import type { WorkspaceId } from '#shared/identity/workspaceId'
import type { Signer } from '#shared/identity/keys'
import type { budgets } from '../auth/budget'
import type { Sessions } from '../auth/session'
import type { Workspaces } from '../auth/workspaces'
import type { BlobsDoor } from '../sync/blobs'
import type { Relay } from '../sync/relay'
import type { StatementsDoor } from '../sync/statements'
import type { Log } from './log'

/** All that a line leads to. */
export interface Behind {
  readonly key: Signer
  readonly workspaces: Workspaces
  readonly sessions: Sessions
  readonly relay: Relay
  readonly statements: StatementsDoor
  readonly blobs: BlobsDoor
  readonly budget: ReturnType<typeof budgets>
  /** What all computers together may ask that are nobody's, by workspace. */
  readonly unknown: ReturnType<typeof budgets>
  readonly log: Log
}

/** Hears what comes on a line. */
export type Hear = (bytes: Uint8Array, isBinary: boolean) => void

/** Whose budget is meant: a person's in one workspace, however many lines they have. */
export const purseOf = (workspace: WorkspaceId, member: string): string => `${workspace} ${member}`

/**
 * A state vector asks for a whole document, the names of statements for all others, and statements are weighed against all
 * that are here: that costs its sender as if they had sent this many bytes.
 */
export const costOfAsking = 128 * 1024

/** So does what is compared with a whole document, or with all statements, and mostly known. */
export const costOfComparing = 32 * 1024
