import { MeridianError } from '#shared/base/errors'
import { randomToken } from '#shared/base/ids'
import { source, type Readable } from '#shared/base/readable'
import { canState, type Kind } from '#shared/identity/access'
import { mergeAll, stateOf } from '#shared/exchange/mergeInto'
import type { Outside } from '#shared/exchange/outside'
import { previewOf, type Preview } from '#shared/exchange/preview'
import { canBeAdopted } from '#shared/exchange/sender'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import { keepAlso } from '#shared/statements/kept'
import { isOf, latestOf, type Of } from '#shared/statements/latest'
import type { StatementSet } from '#shared/statements/statementSet'
import type { Documents, Generation, WorkspaceId } from '#shared/workspace/documents'
import type { Database } from './database'
import type { Newcomers } from './invite'
import type { OpenedWorkspace } from './opened'
import { marksOf, type Mark, type Report } from './report'

/** What comes into an open workspace by file. */
export interface Received {
  /** Files that were taken in, newest first. */
  readonly reports: Readable<readonly Report[]>
  /** Where something changed since this person last looked. */
  readonly marks: Readable<ReadonlySet<Mark>>
  /** This person has seen what is there. */
  look(mark: Mark): void
  /** Something changed there that this person has not seen. */
  mark(places: readonly Mark[]): void
  /** What files that came together would change. Throws `file.content`, `file.timeout`. */
  preview(files: readonly Unpacked[]): Promise<Preview>
  /**
   * Merges files after their preview, all of them or nothing, and reports. `adopt`: this coordinator answers for people
   * who may write no longer. Throws as `mergeAll`, `statement.notAllowed`, `storage.*`.
   */
  take(
    files: readonly Unpacked[],
    preview: Preview,
    how: { readonly file: string; readonly adopt: boolean },
  ): Promise<Report>
}

/** The parts of an open workspace that files are merged into. */
interface Receiver extends Pick<OpenedWorkspace, 'flushed' | 'state'> {
  readonly id: WorkspaceId
  readonly generation: Generation
  readonly documents: Documents
  readonly statements: StatementSet
  readonly database: Database
  readonly outside: Outside
  readonly newcomers: Newcomers
  /** Tells which blobs came. */
  added(hashes: readonly string[]): void
}

/** The report on files that were taken in now. */
export const reportOf = (
  { senders, changes, stated, pictures }: Preview,
  { file, adopt }: { readonly file: string; readonly adopt: boolean },
): Report => ({ senders, changes, stated, pictures, id: randomToken(), file, at: Date.now(), isAdopted: adopt })

const ofKeys: readonly Kind[] = ['enrolment', 'ownKey', 'device', 'deviceRevocation']
const isWork = (kind: Kind) => canState('member', kind) && !ofKeys.includes(kind)

type End = 'personRevocation' | 'deviceRevocation'

/** The names that stand already although the access of this person, or of this device, ended. */
function keptOf<K extends End>(statements: StatementSet, kind: K, key: string): string {
  const { proven } = statements.read()
  const ends = [...statements.have().values()].filter(
    (statement): statement is Of<End> =>
      isOf(statement, kind) && statement.content.key === key && proven.has(statement.hash),
  )
  return latestOf(ends)?.content.body.kept ?? ''
}

/** Receiving files for an open workspace. What is told of earlier ones comes when the database gives it. */
export function openReceived({
  id,
  generation,
  documents,
  statements,
  database,
  outside,
  newcomers,
  flushed,
  state,
  added,
}: Receiver): Received {
  const { trust } = newcomers
  const reports = source<readonly Report[]>([])
  const marks = source<ReadonlySet<Mark>>(new Set())
  const loaded = database.received(id).then(
    known => {
      reports.set([...known.reports].sort((a, b) => b.at - a.at))
      marks.set(new Set([...known.marks, ...marks.read()])) // something may have come already
    },
    () => undefined, // a store that cannot be read is told of by the documents' own saving
  )
  /** Keeps the marks, once those of earlier are among them. */
  const keepMarks = () => loaded.then(() => database.keepMarks(id, [...marks.read()]))

  /**
   * Lets stand what these people said, by a new word on their end that names it. What only coordinators may say is no work
   * to answer for: it would let whoever's access ended give it to somebody else. Nor is what somebody says of their keys: who
   * has a stolen device might end the others with it.
   */
  async function adoptAll(files: readonly Unpacked[], { senders }: Preview): Promise<void> {
    for (const [place, { member, standing }] of senders.entries()) {
      if (standing !== 'revoked' && standing !== 'ended') continue
      const { key } = files[place]!.manifest.sender
      const said = files
        .flatMap(file => file.statements)
        .filter(({ by, content }) => by === member && content !== null && isWork(content.kind))
      const hashes = said.filter(({ signer }) => standing === 'revoked' || signer === key).map(({ hash }) => hash)
      if (standing === 'revoked') {
        const kept = keepAlso(keptOf(statements, 'personRevocation', member), hashes)
        await state({ kind: 'personRevocation', key: member, body: { kept } })
      } else if (hashes.some(hash => !statements.read().proven.has(hash))) {
        const kept = keepAlso(keptOf(statements, 'deviceRevocation', key), hashes)
        await state({ kind: 'deviceRevocation', key, body: { kept } })
      }
    }
  }

  return {
    reports,
    marks,
    look: mark => {
      if (!marks.read().has(mark)) return
      const left = new Set(marks.read())
      left.delete(mark)
      marks.set(left)
      void keepMarks().catch(() => undefined) // it is only asked to look once more
    },
    mark: places => {
      const known = marks.read()
      const touched = new Set([...known, ...places])
      if (touched.size === known.size) return
      marks.set(touched)
      void keepMarks().catch(() => undefined) // nothing is lost but a hint
    },
    preview: async files => {
      const blobs = new Set(await database.blobNames(id))
      return previewOf({ generation, statements, trust, present: stateOf(documents), blobs }, files, outside.preview)
    },
    take: async (files, preview, how) => {
      if (how.adopt && !newcomers.mayAdopt) throw new MeridianError('statement.notAllowed')
      if (preview.refusal && !(how.adopt && canBeAdopted(preview.refusal))) throw new MeridianError(preview.refusal)
      await loaded
      const report = reportOf(preview, how)
      const keep = async (blobs: ReadonlyMap<string, Uint8Array>) => {
        await database.keepBlobs(id, blobs)
        added([...blobs.keys()])
        await database.keepStatements(
          id,
          new Map(files.flatMap(file => file.statements.map(({ hash, jws }) => [hash, jws] as const))),
        )
        if (how.adopt) await adoptAll(files, preview)
      }
      await mergeAll({ generation, documents, statements, trust, keep }, files, outside.check, { adopt: how.adopt })
      if (how.adopt)
        for (const { member, standing } of preview.senders) if (standing === 'waiting') await newcomers.confirm(member)
      await flushed()
      await database.keepReport(id, report)
      marks.set(new Set([...marks.read(), ...marksOf(report)])) // as they are now: it took a while
      await keepMarks()
      reports.set([report, ...reports.read()])
      return report
    },
  }
}
