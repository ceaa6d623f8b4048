import { MeridianError } from '#shared/base/errors'
import type { Outside } from '#shared/exchange/outside'
import { previewOf, type Preview } from '#shared/exchange/preview'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import type { ChosenFile } from '#shared/platform/platform'
import { statementSet } from '#shared/statements/statementSet'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { Library } from './library'
import type { OpenedWorkspace } from './opened'
import { reportOf } from './received'
import type { Report } from './report'

/** What receiving needs: the workspaces here, and how to work on one whether it is open or not. */
export interface Doors {
  readonly library: Pick<Library, 'list' | 'iAmIn' | 'keepBrought'>
  readonly workOn: <T>(id: WorkspaceId, work: (opened: OpenedWorkspace) => Promise<T>) => Promise<T>
  readonly outside: Outside
}

/** A file from outside, or one that was unpacked already. */
type Given = ChosenFile | { readonly name: string; readonly files: readonly Unpacked[] }

/** A file that was looked into and waits for this person to decide. */
export interface Incoming {
  readonly file: string
  readonly workspace: WorkspaceId
  /** Whether this computer has the workspace; otherwise the file would be kept. */
  readonly isHere: boolean
  /** Who this computer was in a workspace that it has lost, and goes on as; null where the file would be kept to be read. */
  readonly goesOnAs: Awaited<ReturnType<Library['iAmIn']>>
  readonly preview: Preview
  /** Whether this person may answer for people whose access has ended. */
  readonly canAdopt: boolean
  /**
   * Sets it aside where it is of another generation, by somebody who is known here; null for any other file. Throws
   * `file.*`, `storage.*`.
   */
  readonly setAside: (() => Promise<void>) | null
  /** Takes it in. Throws as `Received.take` and `Library.keepBrought`. */
  take(how: { readonly adopt: boolean }): Promise<Report>
}

const canSetAside = ({ refusal, senders }: Preview) =>
  refusal === 'file.otherGeneration' &&
  senders.every(({ standing }) => standing !== 'stranger' && standing !== 'disputed')

/**
 * Looks into a file from outside without changing anything. Throws `file.*`, `statement.*`, `workspace.busy`,
 * `storage.unavailable`.
 */
export async function lookInto({ library, workOn, outside }: Doors, given: Given): Promise<Incoming> {
  const { name } = given
  const files = 'files' in given ? given.files : await outside.unpack(given.bytes)
  const bytes = 'files' in given ? null : given.bytes
  const { workspace, generation } = files[0]!.manifest
  const isHere = (await library.list()).some(({ id }) => id === workspace)
  if (isHere) {
    const { preview, canAdopt } = await workOn(workspace, async ({ received, me, readOnly }) => ({
      preview: await received.preview(files),
      canAdopt: readOnly === null && me.role === 'coordinator',
    }))
    return {
      file: name,
      workspace,
      isHere,
      goesOnAs: null,
      preview,
      canAdopt,
      setAside: canSetAside(preview)
        ? () => workOn(workspace, async opened => (await opened.setAside()).keepFile(name, files, bytes))
        : null,
      take: how => workOn(workspace, ({ received }) => received.take(files, preview, { file: name, ...how })),
    }
  }
  if (files.every(({ documents }) => documents === null)) throw new MeridianError('file.alone')
  const empty = { generation, statements: statementSet(workspace), present: null, blobs: new Set<string>() }
  const preview = await previewOf(empty, files, outside.preview)
  return {
    file: name,
    workspace,
    isHere,
    goesOnAs: await library.iAmIn(files),
    preview,
    canAdopt: false,
    setAside: null,
    take: async how => {
      const report = reportOf(preview, { file: name, ...how })
      await library.keepBrought(files, report)
      return report
    },
  }
}
