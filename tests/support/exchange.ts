import { zipSync, unzipSync, type Zippable } from 'fflate'
import { base64url } from 'jose'
import { sha256, utf8 } from '#shared/base/bytes'
import type { Outcome } from '#shared/base/errors'
import type { Signer } from '#shared/identity/keys'
import { checkUpdates, type UpdateCheck } from '#shared/exchange/checkUpdates'
import { type MergeTarget } from '#shared/exchange/mergeInto'
import { answer, outsideBy, type Outside } from '#shared/exchange/outside'
import { packExchange } from '#shared/exchange/packExchange'
import { openStatements } from '#shared/statements/statementSet'
import { collectContent } from '#shared/content/collectContent'
import { canonicalBytes } from '#shared/content/canonical'
import { appendBlocks } from '#shared/draft/prose'
import { cohort, type Replica } from './cohort'
import { paragraph, section, swotItem } from './builders'
import { founded, generation } from './trust'

/** A check in this very process, for updates that tests know to be harmless. */
export const checkHere: UpdateCheck = async questionable => checkUpdates(questionable)

/** Whatever is asked of bytes from outside, answered in this very process. */
export const outsideHere: Outside = outsideBy(async question => (await answer(question)) as Outcome<never>)

/** Blobs kept in memory. */
export function shelf() {
  const kept = new Map<string, Uint8Array>()
  const keep: MergeTarget['keep'] = async blobs => {
    for (const [hash, bytes] of blobs) kept.set(hash, bytes)
  }
  return { kept, keep }
}

/** Ana's workspace with one SWOT item, one section and one picture, and how she makes files of it. */
export async function anasWorkspace() {
  const { root, ana, workspace, statements } = await founded()
  const { replica } = cohort('replica')
  const chapter = section()
  replica.swot.add(swotItem())
  replica.sections.add(chapter)
  appendBlocks(replica.prose(chapter.id), [paragraph('Where we stand today.')])
  const picture = utf8('bytes of a picture')
  const blobs = new Map([[await sha256(picture), picture]])
  const set = await openStatements(workspace, statements)
  const sender = { member: ana.id, device: ana.device }
  const pack = (changes: Partial<Parameters<typeof packExchange>[0]> = {}) =>
    packExchange({
      generation,
      documents: replica.documents,
      statements: set,
      blobs,
      sender,
      at: 1_700_000_000_000,
      app: '0.1.0',
      ...changes,
    })
  const target: MergeTarget = { generation, documents: replica.documents, statements: set, ...shelf() }
  return { root, ana, workspace, statements: set, replica, chapter, blobs, sender, pack, target }
}

/** The entries of a file by name, to be changed and packed again. */
export const entriesOf = (file: Uint8Array): Record<string, Uint8Array> => ({ ...unzipSync(file) })

/** A zip of entries as they are. */
export const zipOf = (entries: Zippable): Uint8Array => zipSync(entries)

/** Lists and signs entries again after a change, as a hostile sender would who has a key; stored, so that none counts as a bomb. */
export async function resigned(
  entries: Record<string, Uint8Array>,
  device: Signer,
  change: (manifest: Record<string, unknown>) => Record<string, unknown> = manifest => manifest,
): Promise<Uint8Array> {
  const { 'manifest.json': json, 'manifest.jws': _, ...rest } = entries
  const parts = await Promise.all(
    Object.entries(rest).map(async ([path, bytes]) => ({ path, sha256: await sha256(bytes), bytes: bytes.length })),
  )
  const said = JSON.parse(new TextDecoder().decode(json)) as Record<string, unknown>
  const manifest = utf8(JSON.stringify(change({ ...said, parts })))
  const [header, payload, signature] = (await device.sign('meridian-exchange', manifest)).split('.')
  if (payload !== base64url.encode(manifest)) throw new Error('signed something else')
  return zipSync({ 'manifest.json': manifest, 'manifest.jws': utf8(`${header}..${signature}`), ...rest }, { level: 0 })
}

/** All that a replica says, as bytes that can be compared. */
export const contentOf = (replica: Replica): string => new TextDecoder().decode(canonicalBytes(collectContent(replica)))
