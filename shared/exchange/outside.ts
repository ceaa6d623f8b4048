import { settle, unwrap, type Outcome } from '../base/errors'
import { unpackDelivery, type Delivery } from './carry'
import { checkUpdates, type Questionable, type UpdateCheck } from './checkUpdates'
import { joinChanges, type Joining, type JoinChanges } from './joinChanges'
import { compareCopies, type ComparedCopies, type Copies } from './compareCopies'
import { previewUpdates, type UpdatePreview } from './previewUpdates'
import type { Unpacked } from './unpackExchange'

/** What is asked of somebody else's bytes. */
export type Question =
  | { readonly ask: 'unpack' | 'deliver'; readonly bytes: Uint8Array }
  | { readonly ask: 'check' | 'preview'; readonly documents: Questionable }
  | { readonly ask: 'compare'; readonly copies: Copies }
  | { readonly ask: 'join'; readonly joining: Joining }

/** Asks in a worker or process of its own, which is ended afterwards or as soon as it takes too long: then `file.timeout`. */
export type AskOutside = <T>(question: Question) => Promise<Outcome<T>>

/** All that touches bytes from outside before they are merged, done where it can do no harm. */
export interface Outside {
  /** The signed files in one from outside. Throws as `unpackDelivery`. */
  unpack(bytes: Uint8Array): Promise<readonly Unpacked[]>
  /** The same, with the bytes of each signed file. */
  deliver(bytes: Uint8Array): Promise<Delivery>
  readonly check: UpdateCheck
  readonly preview: UpdatePreview
  /** Throws as `compareCopies`, and `file.timeout`. */
  compare(copies: Copies): Promise<ComparedCopies>
  readonly join: JoinChanges
}

/** Asks one question, for those who run in that worker or process. Mistakes of ours are thrown on. */
export const answer = (question: Question): Promise<Outcome<unknown>> =>
  settle(async () => {
    switch (question.ask) {
      case 'unpack':
        return (await unpackDelivery(question.bytes)).unpacked
      case 'deliver':
        return unpackDelivery(question.bytes)
      case 'check':
        return checkUpdates(question.documents)
      case 'preview':
        return previewUpdates(question.documents)
      case 'compare':
        return compareCopies(question.copies)
      case 'join':
        return joinChanges(question.joining)
    }
  })

/** What can be asked, each question in a worker or process of its own. */
export function outsideBy(ask: AskOutside): Outside {
  const put = async <T>(question: Question) => unwrap(await ask<T>(question))
  return {
    unpack: bytes => put({ ask: 'unpack', bytes }),
    deliver: bytes => put({ ask: 'deliver', bytes }),
    check: documents => put({ ask: 'check', documents }),
    preview: documents => put({ ask: 'preview', documents }),
    compare: copies => put({ ask: 'compare', copies }),
    join: joining => put({ ask: 'join', joining }),
  }
}
