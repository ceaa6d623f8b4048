import type { Direction, PeerKind, ValueStatus } from '../benchmark/benchmark'
import type { Block } from '../draft/blocks'
import type { SectionPart } from '../draft/section'
import type { Role } from '../identity/access'
import type { Profile } from '../profile/profile'
import type { Factor } from '../swot/item'

/** One figure of an institution in a year; the newest entry of its cell. */
export interface ContentValue {
  /** `own`, or the id of a peer. */
  readonly institution: string
  readonly year: number
  readonly status: ValueStatus
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly source: string
}

export interface ContentIndicator {
  readonly id: string
  readonly catalogue: string | null
  readonly version: number
  readonly name: string
  readonly definition: string
  readonly unit: string
  readonly direction: Direction
  readonly target: { readonly year: number; readonly value: number } | null
  readonly values: readonly ContentValue[]
}

export interface ContentSection {
  readonly id: string
  readonly outline: string | null
  readonly part: SectionPart
  /** As printed: "7", "A"; null for front matter. */
  readonly number: string | null
  readonly title: string
  /** Name of the responsible unit, or null. */
  readonly unit: string | null
  readonly blocks: readonly Block[]
}

/** Somebody who said something: name and role as certified, day in milliseconds since 1970. */
export interface ContentSpeaker {
  readonly name: string
  readonly role: Role | null
  readonly at: number
  /** Who answers for that where somebody else carried it over, so that nobody speaks under another's name. */
  readonly carriedBy?: string
}

/** A place in the text of a block, in characters. */
export interface ContentPoint {
  readonly block: string
  readonly offset: number
}

/** A comment with its answers. */
export interface ContentThread {
  readonly id: string
  /** The section it stands in; null where that left the draft. */
  readonly section: string | null
  /** What it is about; null where the text was removed. */
  readonly place: { readonly from: ContentPoint; readonly to: ContentPoint; readonly isChanged: boolean } | null
  /** The text it was written about. */
  readonly quote: string
  readonly by: ContentSpeaker
  /** Null where its author took it back. */
  readonly text: string | null
  readonly replies: readonly { readonly by: ContentSpeaker; readonly text: string }[]
  readonly resolved: ContentSpeaker | null
}

/**
 * A workspace read as plain JSON, the same on every replica: previews, sealed versions, comparisons, the Word file and the
 * command line all start from it. Lists are in reading order; bytes of pictures are not in it, only their SHA-256.
 */
export interface StrategyContent {
  readonly format: 1
  readonly profile: Profile
  readonly units: readonly { readonly id: string; readonly name: string; readonly abbreviation: string }[]
  readonly people: readonly {
    readonly name: string
    readonly role: Role
    readonly unit: string | null
    readonly institution: string
    readonly post: string
  }[]
  readonly swot: readonly {
    readonly label: string
    readonly factor: Factor
    readonly statement: string
    readonly unit: string | null
    readonly author: string | null
  }[]
  readonly benchmark: {
    readonly years: readonly number[]
    readonly peers: readonly {
      readonly id: string
      readonly name: string
      readonly shortName: string
      readonly country: string
      readonly kind: PeerKind
      /** Its figures are printed only where enough peers of its kind report one. */
      readonly anonymous: boolean
    }[]
    readonly indicators: readonly ContentIndicator[]
  }
  readonly sections: readonly ContentSection[]
  /**
   * What was said about the draft, for working copies only: it is no part of the strategy, nor of its fingerprint.
   */
  readonly threads?: readonly ContentThread[]
}
