import { deflateSync } from 'fflate'
import { z } from 'zod'
import { joinedBytes, sha256, utf8 } from '../base/bytes'
import { idOf } from '../base/ids'
import { inflate } from '../exchange/archive'
import { limits } from '../exchange/limits'
import type { Part } from '../identity/access'
import { type PublicKey, type Signer } from '../identity/keys'
import { verify } from '../identity/verify'
import { Generation, WorkspaceId } from '../identity/workspaceId'
import { parts } from '../workspace/documents'

const MB = 1024 * 1024

/** How large a segment may be, in bytes; a whole strategy with five years of history has a tenth of it. */
export const segmentLimits = {
  file: 96 * MB,
  /** Before it is inflated all is known to be signed by who says so, but not by whom. */
  content: 128 * MB,
  head: 64 * 1024,
} as const

const version = 1
const mark = utf8('meridian-segment\n')
const newline = 10

const Size = z.int().nonnegative().max(segmentLimits.content)

/** What a segment says about itself. */
const Head = z.strictObject({
  v: z.literal(version),
  workspace: WorkspaceId,
  generation: Generation,
  member: idOf('member'),
  /** Higher than in all segments that the device had written before. */
  sequence: z.int().positive().max(1e12),
  /** Where it takes the place of older segments and brings nothing new: the last of them that did; else 0. */
  folds: z.int().nonnegative().max(1e12),
  /** Milliseconds since 1970 by the device's clock. */
  at: z.int().nonnegative().max(8.64e15),
  /** Size of each part once inflated; they follow each other in this order. */
  sizes: z.strictObject({ record: Size, draft: Size, statements: Size }),
  /** Of the deflated content that follows. */
  bytes: Size,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What every later version says in the same way. */
const Newer = z.looseObject({ v: z.number().gt(version), workspace: WorkspaceId, member: idOf('member') })

/** What a device puts into the folder at once. */
export interface SegmentContent {
  /** Changes as Yjs updates (V1). */
  readonly changes: Readonly<Partial<Record<Part, Uint8Array>>>
  /** Statements as JWS. */
  readonly statements: readonly string[]
}

/** A segment whose signature and hash hold. Its changes are not decoded, its statements not verified. */
export interface Segment extends SegmentContent {
  /** The device that signed it. */
  readonly device: PublicKey
  readonly member: z.infer<typeof Head>['member']
  readonly generation: Generation
  readonly sequence: number
  /** Where it only repeats older segments: the sequence of the last that brought something; else 0. */
  readonly folds: number
  readonly at: number
}

/** What a file turned out to be. */
export type ReadSegment =
  | { readonly kind: 'segment'; readonly segment: Segment }
  /** It may not have arrived whole. */
  | { readonly kind: 'incomplete' }
  /** A newer Meridian wrote it. */
  | ({ readonly kind: 'newer' } & Pick<Segment, 'device' | 'member'>)
  /** It is whole, and of another workspace or nothing that Meridian wrote. */
  | { readonly kind: 'foreign' }

/** Who writes a segment, and of what. */
export type SegmentHead = Pick<Segment, 'member' | 'generation' | 'sequence' | 'folds' | 'at'> & {
  readonly workspace: WorkspaceId
}

/** The bytes of a segment. */
export async function packSegment(head: SegmentHead, content: SegmentContent, device: Signer): Promise<Uint8Array> {
  const { record = new Uint8Array(), draft = new Uint8Array() } = content.changes
  const statements = utf8(content.statements.join('\n'))
  const packed = deflateSync(joinedBytes([record, draft, statements]))
  const says: z.infer<typeof Head> = {
    v: version,
    ...head,
    sizes: { record: record.length, draft: draft.length, statements: statements.length },
    bytes: packed.length,
    sha256: await sha256(packed),
  }
  const signed = await device.sign('meridian-segment', utf8(JSON.stringify(says)))
  return joinedBytes([mark, utf8(`${signed}\n`), packed])
}

const incomplete: ReadSegment = { kind: 'incomplete' }
const foreign: ReadSegment = { kind: 'foreign' }

/** Reads a file from the folder. What cannot be read may only be on its way, so that nothing is an error here. */
export async function readSegment(bytes: Uint8Array, workspace: WorkspaceId): Promise<ReadSegment> {
  const isMarked = bytes.length >= mark.length && mark.every((byte, at) => bytes[at] === byte)
  const end = isMarked ? bytes.subarray(0, segmentLimits.head).indexOf(newline, mark.length) : -1
  if (end < 0) return incomplete
  const signed = await verify('meridian-segment', new TextDecoder().decode(bytes.subarray(mark.length, end)))
  if (!signed) return incomplete
  const said = parse(signed.payload)
  const newer = Newer.safeParse(said).data
  if (newer?.workspace === workspace) return { kind: 'newer', device: signed.signer, member: newer.member }
  const head = Head.safeParse(said).data
  if (!head || head.workspace !== workspace) return foreign
  const packed = bytes.subarray(end + 1)
  if (packed.length !== head.bytes || (await sha256(packed)) !== head.sha256) return incomplete

  const { sizes, member, generation, sequence, folds, at } = head
  const size = sizes.record + sizes.draft + sizes.statements
  const isModest =
    size <= segmentLimits.content &&
    sizes.record <= limits.document &&
    sizes.draft <= limits.document &&
    (size <= limits.ratioFrom || size <= packed.length * limits.ratio)
  const content = isModest ? contentOf(packed, size) : null
  if (!content) return foreign
  const changes: Partial<Record<Part, Uint8Array>> = {}
  let from = 0
  for (const part of parts) {
    if (sizes[part] > 0) changes[part] = content.slice(from, from + sizes[part])
    from += sizes[part]
  }
  const statements = new TextDecoder()
    .decode(content.subarray(from))
    .split('\n')
    .filter(line => line !== '')
  const segment = { device: signed.signer, member, generation, sequence, folds, at, changes, statements }
  return { kind: 'segment', segment }
}

function contentOf(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    return inflate(packed, size)
  } catch {
    return null
  }
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return null
  }
}
