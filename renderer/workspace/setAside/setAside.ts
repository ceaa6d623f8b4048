import * as Y from 'yjs'
import { MeridianError } from '#shared/base/errors'
import { source, type Readable } from '#shared/base/readable'
import type { ComparedCopies } from '#shared/exchange/compareCopies'
import type { Outside } from '#shared/exchange/outside'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import { previewSender } from '#shared/exchange/preview'
import { canBeAdopted, refusalOf, together } from '#shared/exchange/sender'
import { canState } from '#shared/identity/access'
import type { Signer } from '#shared/identity/keys'
import { fold, type Member } from '#shared/statements/fold'
import type { StatementSet } from '#shared/statements/statementSet'
import { emptyDocuments, parts, type Documents, type Generation, type WorkspaceId } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import type { Database } from '../database'
import { exchangeFileOf } from '../exchangeFile'
import type { OpenedWorkspace } from '../opened'
import { openCopies, type CopyFacts } from './copies'
import { copyOf } from './refused'

export type { CopyFacts } from './copies'

/** The copies of a workspace that were set aside on this computer: kept, read and given on, never merged. */
export interface SetAside {
  /** Newest first. */
  readonly copies: Readable<readonly CopyFacts[]>
  /** How a copy differs from the workspace as it is now. Throws `storage.*`, `file.timeout`. */
  compare(copy: CopyFacts): Promise<ComparedCopies>
  /**
   * A copy as a file for a coordinator: as it came, or signed by this person, who may write no longer. Throws
   * `statement.stranger` where this device has no key for anybody, `storage.*`.
   */
  file(copy: CopyFacts): Promise<{ readonly name: string; readonly bytes: Uint8Array }>
  /** Says that the generation of a copy is the current one, for everybody. Throws as `OpenedWorkspace.state`. */
  makeCurrent(copy: CopyFacts): Promise<void>
  /** Notes that this person has looked at all of them. */
  see(): Promise<void>
  /** Removes a copy for good. Throws `storage.*`. */
  remove(copy: CopyFacts): Promise<void>
  /**
   * Sets what came in a file of another generation aside, with the bytes as they came where there are such. Throws
   * `file.alone` where it has no documents of one, `file.stranger`, `file.notAllowed`, `file.content`, `storage.*`.
   */
  keepFile(file: string, files: readonly Unpacked[], bytes: Uint8Array | null): Promise<void>
}

/** What setting aside needs of an open workspace. */
interface Beside extends Pick<OpenedWorkspace, 'me' | 'state'> {
  readonly id: WorkspaceId
  readonly generation: Generation
  readonly documents: Documents
  readonly statements: StatementSet
  readonly database: Database
  readonly app: string
  readonly outside: Outside
  /** Who signs a file, whether their access ended or not; null where there is no key. */
  readonly signer: { readonly member: Member; readonly device: Signer } | null
}

/** Opens the copies beside an open workspace. Throws `storage.*`. */
export async function openSetAside(beside: Beside): Promise<SetAside> {
  const { id, generation, documents, statements, database, app, outside, me, state, signer } = beside
  const stored = openCopies(database.journal, id)
  const copies = source(await stored.list())
  const refresh = async () => copies.set(await stored.list())

  async function contentOf({ id: copy }: CopyFacts) {
    const content = await stored.content(copy)
    if (!content) throw new MeridianError('storage.unavailable')
    return content
  }

  /**
   * Whose the documents in files are, and whether a coordinator has to answer for them before they count. Throws as
   * `mergeAll` for those who never might write them.
   */
  function sendersIn(files: readonly Unpacked[]): { readonly name: string; readonly isLate: boolean } {
    const known = together(
      statements,
      files.flatMap(file => file.statements),
    )
    const standing = fold(known)
    const refusals = files.map(file => refusalOf(file, standing, known))
    for (const refusal of refusals) if (refusal && !canBeAdopted(refusal)) throw new MeridianError(refusal)
    const names = files.map(file => previewSender(file, standing, known).name)
    return { name: [...new Set(names)].join(', '), isLate: refusals.some(refusal => refusal !== null) }
  }

  return {
    copies,
    compare: async copy => {
      const { record, draft } = await contentOf(copy)
      return outside.compare({
        copy: { record, draft },
        present: {
          record: Y.encodeStateAsUpdate(documents.record),
          draft: Y.encodeStateAsUpdate(documents.draft),
        },
        isSameGeneration: copy.generation === generation,
      })
    },
    file: async copy => {
      const content = await contentOf(copy)
      if (content.file) return { name: copy.from?.file ?? `${copy.id.slice(0, 8)}.meridian`, bytes: content.file }
      const aside = emptyDocuments()
      for (const part of parts) Y.applyUpdate(aside[part], content[part])
      return exchangeFileOf(
        {
          ...{ id, statements, database, app, sender: signer },
          generation: copy.generation,
          documents: aside,
          workspace: bindWorkspace(aside),
          setAsideAt: copy.at,
        },
        { pictures: true },
      )
    },
    makeCurrent: async copy => {
      if (!canState(me.role, 'generation')) throw new MeridianError('statement.notAllowed')
      const { isSeen: _, id: __, from, ...facts } = copy
      if (from?.isLate)
        await stored.keep(...(await copyOf({ ...facts, from: { ...from, isLate: false } }, await contentOf(copy))))
      await state({ kind: 'generation', key: 'current', body: { generation: copy.generation } })
    },
    see: async () => {
      const fresh = copies.read().filter(({ isSeen }) => !isSeen)
      if (fresh.length === 0) return
      for (const copy of fresh) await stored.see(copy)
      await refresh()
    },
    remove: async copy => {
      await stored.remove(copy.id)
      await refresh()
    },
    keepFile: async (file, files, bytes) => {
      const from = { file, ...sendersIn(files) }
      const others = files.filter(({ manifest }) => manifest.generation !== generation)
      const brought = others.flatMap(({ documents: updates }) => updates ?? [])
      const [incoming, ...beside] = brought
      const [first] = others
      if (!first || !incoming || others.length < files.length) throw new MeridianError('file.alone')
      await outside.check({ incoming, beside, present: null })
      const whole = emptyDocuments()
      for (const part of parts) for (const updates of brought) Y.applyUpdate(whole[part], updates[part])
      const facts = { generation: first.manifest.generation, at: Date.now(), why: 'generation' as const, role: me.role }
      const state = { record: Y.encodeStateAsUpdate(whole.record), draft: Y.encodeStateAsUpdate(whole.draft) }
      await stored.keep(...(await copyOf({ ...facts, from }, { ...state, file: bytes })))
      await database.keepBlobs(id, new Map(files.flatMap(({ blobs }) => [...blobs])))
      await refresh()
      // statements prove themselves; they may say that this generation is the current one
      const said = files.flatMap(each => each.statements)
      await database.keepStatements(id, new Map(said.map(({ hash, jws }) => [hash, jws])))
      statements.take(said)
    },
  }
}
