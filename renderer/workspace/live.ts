import type { Awareness } from 'y-protocols/awareness'
import type { ErrorCode, ErrorFacts } from '#shared/base/errors'
import type { Readable } from '#shared/base/readable'

/** How this computer reaches the others through a host. Times are milliseconds since 1970 by this computer's clock. */
export type LiveStatus =
  /** No host serves this workspace: others are reached by file. */
  | { readonly state: 'alone' }
  | { readonly state: 'connecting'; readonly host: string; readonly lastContact: number | null }
  /** Not reached; tried again at `retryAt`. */
  | { readonly state: 'offline'; readonly host: string; readonly lastContact: number | null; readonly retryAt: number }
  | { readonly state: 'connected'; readonly host: string; readonly lastContact: number }
  /** The host, or this computer, ended it for a reason that waiting does not change. */
  | {
      readonly state: 'refused'
      readonly host: string
      readonly code: ErrorCode
      readonly facts: ErrorFacts
      readonly lastContact: number | null
    }

/** The live side of an open workspace. */
export interface Live {
  readonly status: Readable<LiveStatus>
  /** Changes and statements of this computer that the host has not acknowledged to be on its disk. */
  readonly unreceived: Readable<number>
  /**
   * What everybody shows of themselves: each state has `user` (`Presence`, stamped by the host) and `place`
   * (`Place`). Only states that came through the host are of others.
   */
  readonly awareness: Awareness
  /** Tries to connect now instead of when the next try is due. */
  tryNow(): void
}
