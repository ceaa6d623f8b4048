import { source, type Readable, type Source } from '#shared/base/readable'
import type { Thread } from '#shared/comments/threads'
import type { Anchor } from '#shared/statements/anchor'
import type { OpenedWorkspace } from '../../workspace/opened'
import { threadsOf } from '../../workspace/threadsOf'
import type { LivePage } from '../page/livePage'
import type { DraftSession } from '../session/draftSession'
import { commentDesk, type CommentDesk } from './commentDesk'

/** Which threads are shown. */
export type Filter = 'open' | 'resolved' | 'all'

/** The comments of a draft on screen, with what its parts have to agree on. */
export interface CommentRoom {
  readonly threads: Readable<readonly Thread[]>
  readonly desk: CommentDesk
  readonly filter: Source<Filter>
  /** Whether cards stand beside their text; else they are in the panel. */
  readonly isBeside: Source<boolean>
  /** What the panel beside the draft shows. */
  readonly tab: Source<'guidance' | 'comments'>
  /** Whether this person is certified to say something. */
  readonly canComment: boolean
  /** Why they are not: they have no part in the workspace, or none any more. */
  readonly cannot: 'stranger' | 'ended' | null
  /** Words that were typed and not sent, by what they are about; they outlive cards and screens. */
  readonly unsent: Map<string, string>
}

/** What was begun and not sent, and outlives the page it was begun on. */
interface Begun {
  readonly composing: Source<Anchor | null>
  readonly unsent: Map<string, string>
}
const begun = new WeakMap<OpenedWorkspace, Begun>()

function begunIn(opened: OpenedWorkspace): Begun {
  const known = begun.get(opened) ?? { composing: source<Anchor | null>(null), unsent: new Map<string, string>() }
  begun.set(opened, known)
  if (!known.unsent.get('composing')?.trim()) known.composing.set(null) // nothing was written yet that could be lost
  return known
}

/** Whether a filter lets a thread through. */
export const isShown = ({ resolved }: Thread, filter: Filter): boolean =>
  filter === 'all' || (resolved !== null) === (filter === 'resolved')

/** The comments on a page; `desk.dispose` ends it. */
export function commentRoom(session: DraftSession, page: LivePage): CommentRoom {
  const { opened } = session
  const { composing, unsent } = begunIn(opened)
  const { readOnly } = opened
  const cannot = readOnly === 'stranger' ? 'stranger' : readOnly === 'revoked' ? 'ended' : null
  return {
    threads: threadsOf(opened),
    desk: commentDesk(session, page, composing),
    filter: source<Filter>('open'),
    isBeside: source(false),
    tab: source<'guidance' | 'comments'>('guidance'),
    unsent,
    canComment: cannot === null,
    cannot,
  }
}
