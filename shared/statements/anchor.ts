import { z } from 'zod'
import { idOf } from '../base/ids'

/** Longest quote of an anchor, in characters: enough to find the place again, and to know what it was. */
export const longestQuote = 400

/** A position inside the draft as Yjs encodes it relative to its neighbours, in base64url. */
const Position = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/)

/**
 * What a comment is about: a stretch of the draft's text. It is found again by its positions or, where they fail, by its
 * quote; see `shared/draft/anchor.ts`.
 */
export const Anchor = z.object({
  section: idOf('section'),
  /** Id of the block it begins in. */
  block: z.string().max(64),
  start: Position,
  end: Position,
  /** The text, up to `longestQuote`; blocks are parted by line ends. */
  quote: z.string().max(longestQuote),
})
export type Anchor = z.infer<typeof Anchor>
