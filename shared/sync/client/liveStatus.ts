import type { ErrorCode, ErrorFacts } from '../../base/errors'

/** The host that is meant, by the name its coordinator gave it, and where it is dialled. */
interface Where {
  readonly host: string
  readonly address: string
  /** When it was last heard; null where that never happened. */
  readonly lastContact: number | null
}

/** How this computer reaches the others through a host. Times are milliseconds since 1970 by this computer's clock. */
export type LiveStatus =
  /** No host serves this workspace, or none that can be reached from here: others are reached by file. */
  | { readonly state: 'alone' }
  | (Where & { readonly state: 'connecting' })
  /** Not reached since `since`, or refused for now (`code`); tried again at `retryAt`. */
  | (Where & {
      readonly state: 'offline'
      readonly since: number
      readonly retryAt: number
      readonly code: ErrorCode
      readonly facts: ErrorFacts
    })
  | (Where & { readonly state: 'connected' })
  /** The host, or this computer, ended it for a reason that waiting does not change. */
  | (Where & { readonly state: 'refused'; readonly code: ErrorCode; readonly facts: ErrorFacts })

/** What is known of the host from the last time: to be kept, so that after a restart nothing is promised that was not. */
export interface Contact {
  /** The address that was reached last. */
  readonly address: string | null
  readonly lastContact: number | null
  /** When the host last had everything from here on its disk. */
  readonly receivedAt: number | null
  /** Changes, statements and blobs that no host has acknowledged; blobs were not always counted. */
  readonly unsent: {
    readonly record: number
    readonly draft: number
    readonly statements: number
    readonly blobs?: number
  }
}

/** A computer that never reached a host. */
export const noContact: Contact = {
  address: null,
  lastContact: null,
  receivedAt: null,
  unsent: { record: 0, draft: 0, statements: 0 },
}

/** What waiting does not change. Everything else is tried again. */
const lasting: readonly ErrorCode[] = [
  'connection.protocol',
  'connection.otherHost',
  'connection.uncertified',
  'connection.signature',
  'connection.stranger',
  'connection.revoked',
  'connection.otherGeneration',
  'connection.content',
  'connection.tooLarge',
]

/** Whether trying again would only get the same answer. */
export const isLasting = (code: ErrorCode): boolean => lasting.includes(code)
