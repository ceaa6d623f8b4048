import * as Y from 'yjs'
import { systemClock } from '#shared/base/clock'
import { MeridianError } from '#shared/base/errors'
import { bringBack, picturesFor, type Draft } from '#shared/exchange/bringBack'
import { differencesBetween, type Difference } from '#shared/exchange/differences'
import type { Outside } from '#shared/exchange/outside'
import { previewSender, type PreviewSender } from '#shared/exchange/preview'
import { canBeAdopted, refusalOf, together } from '#shared/exchange/sender'
import type { ChosenFile } from '#shared/platform/platform'
import { emptyDocuments, isNewer, parts } from '#shared/workspace/documents'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'
import type { OpenedWorkspace } from './opened'

/** An earlier copy of the open workspace, in memory and beside it: nothing of it is merged. */
export interface EarlierCopy {
  readonly file: string
  readonly senders: readonly PreviewSender[]
  /** Whether it is of another generation, so that it can be looked into and never merged. */
  readonly isOtherGeneration: boolean
  readonly then: Workspace
  /** What is gone or says something else now. */
  differences(): readonly Difference[]
  /**
   * Brings what was chosen back with the pictures it needs. Gives how to take that back, and how many pictures neither the copy
   * nor this computer has. Throws `storage.*`, `restore.readOnly`; then nothing is changed.
   */
  restore(chosen: readonly Difference[], draft: Draft): Promise<{ readonly undo: () => void; readonly lost: number }>
  /** Frees it. */
  close(): void
}

/**
 * Looks into a backup, or any exchange file of the open workspace, as into a file from outside: verified, decoded where it can
 * be stopped. Throws `file.*`, `statement.*`, `restore.*`.
 */
export async function readCopy(
  opened: OpenedWorkspace,
  outside: Outside,
  { name, bytes }: ChosenFile,
): Promise<EarlierCopy> {
  if (opened.readOnly !== null) throw new MeridianError('restore.readOnly')
  const files = await outside.unpack(bytes)
  if (files.some(({ manifest }) => manifest.workspace !== opened.id)) throw new MeridianError('restore.otherWorkspace')
  const brought = files.flatMap(({ statements }) => statements)
  const known = together(opened.statements, brought)
  const standing = opened.statements.reading(brought)
  for (const file of files) {
    const refusal = refusalOf(file, standing, known)
    const isAdopted = canBeAdopted(refusal) && opened.me.role === 'coordinator'
    // nothing of it is merged: who left a computer in good order brings back by hand what they wrote there themselves
    const isOwn = refusal === 'file.deviceEnded' && file.manifest.sender.member === opened.me.id
    if (refusal && !isAdopted && !isOwn) throw new MeridianError(refusal)
  }
  const generation = files.find(({ documents }) => documents)?.manifest.generation
  const copies = files.filter(({ manifest }) => manifest.generation === generation)
  const [incoming, ...beside] = copies.flatMap(({ documents }) => documents ?? [])
  if (!incoming) throw new MeridianError('restore.noText')
  await outside.check({ incoming, beside, present: null })

  const documents = emptyDocuments()
  const close = () => parts.forEach(part => documents[part].destroy())
  for (const part of parts) for (const updates of [incoming, ...beside]) Y.applyUpdate(documents[part], updates[part])
  if (isNewer(documents)) {
    close()
    throw new MeridianError('file.newer')
  }
  const then = bindWorkspace(documents)
  const blobs = new Map(copies.flatMap(file => [...file.blobs]))
  return {
    file: name,
    senders: files.map(file => previewSender(file, standing, known)),
    isOtherGeneration: generation !== opened.generation,
    then,
    differences: () => differencesBetween(then, opened.workspace),
    restore: async (chosen, draft) => {
      if (opened.readOnly !== null || opened.outdated.read() !== null) throw new MeridianError('restore.readOnly')
      const pictures = new Map<string, Uint8Array>()
      let lost = 0
      for (const hash of picturesFor(then, chosen)) {
        if (await opened.pictures.bytes(hash)) continue
        const bytes = blobs.get(hash)
        if (bytes) pictures.set(hash, bytes)
        else lost++
      }
      await opened.pictures.bring(pictures)
      const bringer = { by: opened.me.id, at: systemClock() }
      return { undo: bringBack({ then, now: opened.workspace }, draft, chosen, bringer), lost }
    },
    close,
  }
}
