import type { Document, Hocuspocus } from '@hocuspocus/server'
import type { RelayContext } from './relay'

/** Reasons to keep documents in memory. */
export interface Stay {
  /** Holds a document for a reason; the same object ends it. */
  hold(name: string, reason: object): void
  release(name: string, reason: object): void
  /** Ends a reason wherever it held. */
  releaseAll(reason: object): void
  isHeld(name: string): boolean
  /** Whether this is the document that newcomers get. Anything else is a leftover that nobody may write to or read from. */
  isLive(document: Document): boolean
}

/**
 * Keeps documents in memory while somebody is on their way in or while a change is on its way to the disk. Hocuspocus counts
 * only connections that are set up: it may drop a document between finding it for a newcomer and letting them in, or while
 * a message of somebody who has hung up is still handled. Then there would be two of the same document.
 */
export function stayOf(hocuspocus: () => Hocuspocus<RelayContext>): Stay {
  const reasons = new Map<string, Set<object>>()

  function release(name: string, reason: object): void {
    const held = reasons.get(name)
    if (!held?.delete(reason) || held.size > 0) return
    reasons.delete(name)
    const document = hocuspocus().documents.get(name)
    if (document) void hocuspocus().unloadDocument(document) // if nobody has it open
  }

  return {
    hold: (name, reason) => {
      const held = reasons.get(name)
      if (held) held.add(reason)
      else reasons.set(name, new Set([reason]))
    },
    release,
    releaseAll: reason => {
      for (const name of [...reasons.keys()]) release(name, reason)
    },
    isHeld: name => reasons.has(name),
    isLive: document => hocuspocus().documents.get(document.name) === document,
  }
}
