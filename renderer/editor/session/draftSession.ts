import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Readable } from '#shared/base/readable'
import type { SectionId } from '#shared/draft/section'
import { history, type History } from '#shared/replica/history'
import { here } from '#shared/replica/origins'
import { schemaOf } from '#shared/workspace/documents'
import type { OpenedWorkspace } from '../../workspace/opened'
import { dressFigure } from '../page/dressFigure'
import { proseVocabulary } from '../vocabulary/proseVocabulary'
import type { ProseWords } from '../vocabulary/words'
import { keepBlockIds } from './keepBlockIds'
import { wordCounts, type WordCounts } from './wordCounts'

/** What editing a draft needs and what outlives its screen: one undo over all sections, word counts, block ids. */
export interface DraftSession {
  readonly opened: OpenedWorkspace
  readonly vocabulary: ReturnType<typeof proseVocabulary>
  /** Puts the picture, or words in its place, into a figure just drawn. */
  readonly dress: (figure: HTMLElement) => void
  /** Stands in a section without text. */
  readonly emptyHint: string
  /** Said to somebody who may only read and tries to write. */
  readonly readOnlyHint: string
  readonly words: WordCounts
  /** Whether the draft's content is here; until then nothing may be bound to it. */
  readonly hasArrived: Readable<boolean>
  readonly canWrite: boolean
  readonly undoManager: Y.UndoManager
  readonly history: History
  /** The section the person was last in, so that coming back leads there. */
  lastSection: SectionId | null
  /** What was looked for last: still there when the bar of finding is opened again. */
  lastWords: string
}

/** Words of the prose besides those of the vocabulary. */
export interface SessionWords extends ProseWords {
  readonly missingPicture: string
  /** Stands in a section without text. */
  readonly empty: string
  /** Said to somebody who may only read and tries to write. */
  readonly readOnly: string
}

const sessions = new WeakMap<OpenedWorkspace, DraftSession>()

/** The session of an open workspace: made once, and gone with the workspace. */
export function draftSession(opened: OpenedWorkspace, words: SessionWords): DraftSession {
  const known = sessions.get(opened)
  if (known) return known
  const { documents, workspace, pictures } = opened
  const { draft } = documents
  const undoManager = new Y.UndoManager(draft, {
    trackedOrigins: new Set<unknown>([ySyncPluginKey, here]),
    captureTimeout: 600,
    deleteFilter: item => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: transaction => transaction.meta.get('addToHistory') !== false,
  })
  const dress = (figure: HTMLElement) => dressFigure(figure, pictures, words.missingPicture)
  const session: DraftSession = {
    opened,
    vocabulary: proseVocabulary(words, dress),
    dress,
    emptyHint: words.empty,
    readOnlyHint: words.readOnly,
    words: wordCounts(workspace.prose),
    hasArrived: {
      read: () => schemaOf(draft) > 0,
      subscribe: changed => {
        draft.on('update', changed)
        return () => draft.off('update', changed)
      },
    },
    canWrite: opened.readOnly === null,
    undoManager,
    history: history(undoManager),
    lastSection: null,
    lastWords: '',
  }
  sessions.set(opened, session)
  if (session.canWrite) keepBlockIds(draft, () => workspace.sections.read().map(({ id }) => workspace.prose(id)))
  return session
}
