import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { draftSession, type DraftSession } from '../../../renderer/editor/session/draftSession'
import { sectionEditor, type SectionEditor, type SectionEvents } from '../../../renderer/editor/page/sectionEditor'
import { mirrorOf } from '../../../renderer/editor/session/mirrorOf'
import type { OpenedWorkspace, ReadOnly } from '../../../renderer/workspace/opened'
import type { Mark } from '../../../renderer/workspace/report'
import { MeridianError } from '#shared/base/errors'
import { source } from '#shared/base/readable'
import type { Block } from '#shared/draft/blocks'
import { appendBlocks } from '#shared/draft/prose'
import { incoming } from '#shared/replica/origins'
import { statementSet } from '#shared/statements/statementSet'
import { noContact, type LiveStatus } from '#shared/sync/client/liveStatus'
import type { WorkspaceId } from '#shared/workspace/documents'
import { cohort, type Replica } from '../../support/cohort'

/** A place at which somebody edits: their replica, the session over it, and the editors they have open. */
export interface DeskOfOne {
  readonly replica: Replica
  readonly session: DraftSession
  /** Opens an editor on a section, over the mirror for whoever may not write. */
  edit(section: `section:${string}`, events?: Partial<SectionEvents>): SectionEditor
  readonly prose: (section: `section:${string}`) => Y.XmlFragment
}

/** Words that stand in the prose during tests. */
const words = {
  noCaption: 'No caption yet',
  noSource: 'No source yet',
  decision: 'Decision',
  unknown: 'Made with a newer Meridian',
  missingPicture: 'This picture is not here',
  empty: 'Nothing written yet',
  readOnly: 'You can only read here',
}

const noPictures = {
  add: () => Promise.reject(new MeridianError('image.unknown')),
  bring: async () => undefined,
  bytes: async () => undefined,
  url: async () => undefined,
  whenHere: () => () => undefined,
}

/** Events that nobody listens to. */
export const quiet: SectionEvents = {
  leave: () => undefined,
  focused: () => undefined,
  changed: () => undefined,
  details: () => false,
  link: () => undefined,
  undo: () => undefined,
  redo: () => undefined,
  insertPictures: () => undefined,
  refused: () => undefined,
  outgrown: () => undefined,
}

/** Somebody's desk over a replica; whose statements and way to others matter only to some tests. */
export function deskOf(
  replica: Replica,
  readOnly: ReadOnly = null,
  { status = { state: 'alone' } as LiveStatus, ...changes }: Partial<OpenedWorkspace> & { status?: LiveStatus } = {},
): DeskOfOne {
  const id: WorkspaceId = `workspace:${'w'.repeat(43)}`
  const opened: OpenedWorkspace = {
    id,
    generation: 'G'.repeat(16),
    documents: replica.documents,
    workspace: replica,
    me: { id: 'member:ana', name: 'Ana', role: 'coordinator' },
    readOnly,
    saving: source({ state: 'saved', at: 0 } as const),
    flushed: async () => undefined,
    saveAgain: async () => undefined,
    pictures: noPictures,
    statements: statementSet(id),
    state: () => Promise.reject(new MeridianError('statement.stranger')),
    device: null,
    hasRoot: false,
    giveUpRoot: () => Promise.resolve(),
    live: {
      status: source(status),
      unreceived: source(0),
      contact: source(noContact),
      refusal: source(null),
      atHost: source('ended' as const),
      isWhole: source(false),
      awareness: new Awareness(replica.documents.draft),
      tryNow: () => undefined,
    },
    outdated: source(null),
    folder: { closed: 'stranger', side: source(null), open: () => Promise.reject(new MeridianError('folder.gone')) },
    received: {
      reports: source([]),
      marks: source(new Set<Mark>()),
      look: () => undefined,
      mark: () => undefined,
      preview: () => Promise.reject(new MeridianError('file.content')),
      take: () => Promise.reject(new MeridianError('file.content')),
    },
    setAside: () => Promise.reject(new MeridianError('storage.unavailable')),
    notSetAside: null,
    exchangeFile: async () => ({ name: 'x.meridian', bytes: new Uint8Array() }),
    close: async () => undefined,
    giveUp: async () => undefined,
    ...changes,
  }
  const session = draftSession(opened, words)
  return {
    replica,
    session,
    prose: replica.prose,
    edit: (section, events) => {
      const element = document.createElement('div')
      document.body.append(element)
      const fragment = session.canWrite
        ? replica.prose(section)
        : mirrorOf(replica.documents.draft).getXmlFragment(section)
      const made = sectionEditor(session, fragment, element, 'heading', { ...quiet, ...events })
      if (!made) throw new Error('no editor may be bound here')
      return made
    },
  }
}

/** One person, one section with `blocks` in it. */
export function desk(blocks: readonly Block[] = []): DeskOfOne {
  const { ana } = cohort('ana')
  ana.documents.draft.transact(() => appendBlocks(ana.prose('section:one'), blocks), incoming)
  return deskOf(ana)
}

/** A paragraph of plain text. */
export const paragraph = (id: string, text: string): Block => ({
  type: 'paragraph',
  id,
  content: text === '' ? [] : [{ text }],
})

/** How many updates a document gives off during `work`. */
export function updatesDuring(doc: Y.Doc, work: () => void): number {
  let count = 0
  const counted = () => count++
  doc.on('update', counted)
  work()
  doc.off('update', counted)
  return count
}
