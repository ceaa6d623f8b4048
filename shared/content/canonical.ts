import canonicalize from 'canonicalize'
import { utf8 } from '../base/bytes'
import type { Block } from '../draft/blocks'
import type { StrategyContent } from './content'

/** RFC 8785 bytes of a content: the same on every replica, so that their SHA-256 can be compared. */
export function canonicalBytes(content: StrategyContent): Uint8Array {
  return utf8(canonicalize(content)!)
}

/** What the fingerprint of a strategy is taken of: all but what was said about it. */
export function fingerprintBytes({ threads: _, ...strategy }: StrategyContent): Uint8Array {
  return canonicalBytes(strategy)
}

/** SHA-256 names of all pictures a content shows, logo first, each once. */
export function picturesOf(content: StrategyContent): string[] {
  const found = new Set<string>()
  if (content.profile.logo) found.add(content.profile.logo.hash)
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'figure') found.add(block.blob)
      else if (block.type === 'quote' || block.type === 'decision') visit(block.blocks)
      else if (block.type === 'list') block.items.forEach(visit)
      else if (block.type === 'table') block.rows.forEach(row => row.forEach(cell => visit(cell.blocks)))
    }
  }
  for (const { blocks } of content.sections) visit(blocks)
  return [...found]
}
