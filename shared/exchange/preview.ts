import type { Id } from '../base/ids'
import type { Role } from '../identity/access'
import type { Generation, WorkspaceId } from '../identity/workspaceId'
import type { Standing } from '../statements/fold'
import type { Admits } from '../statements/invited'
import type { Statement } from '../statements/statement'
import type { StatementSet } from '../statements/statementSet'
import { isUnchanged, type Changes } from './changes'
import type { PreviewedUpdates, UpdatePreview } from './previewUpdates'
import type { Updates } from './checkUpdates'
import { canBeAdopted, refusalOf, standingOf, together, type Refusal, type SenderStanding } from './sender'
import type { Unpacked } from './unpackExchange'

/** Who a file is from, as far as the signatures prove it. */
export interface PreviewSender {
  readonly member: Id<'member'>
  readonly standing: SenderStanding
  /** As certified; empty for a stranger. */
  readonly name: string
  readonly role: Role | null
  readonly device: string
  /** When the file was made, in milliseconds since 1970 by the sender's clock. */
  readonly at: number
}

/** Statements that are not known here, counted by what they are and who made them. */
export interface Stated {
  /** The kind, or null for what only a newer version can read. */
  readonly kind: string | null
  /** Name of the author as certified, or empty. */
  readonly by: string
  readonly count: number
}

/** What a file would do to a workspace, told before anything is merged. */
export interface Preview {
  readonly workspace: WorkspaceId
  readonly title: string
  readonly institution: string
  /** Each file it carries, one in most cases. */
  readonly senders: readonly PreviewSender[]
  /** Null where it brings no documents. */
  readonly changes: Changes | null
  readonly stated: readonly Stated[]
  /** Pictures that are not here. */
  readonly pictures: number
  /** Why it cannot be merged, or null. */
  readonly refusal: Refusal | 'file.otherGeneration' | 'file.newer' | null
}

/** What is here of the workspace a file belongs to. */
export interface PreviewTarget {
  readonly generation: Generation
  readonly statements: StatementSet
  /** As for `MergeTarget`. */
  readonly trust?: Admits
  /** State of the documents; null where nothing has arrived yet. */
  readonly present: Updates | null
  /** Hashes of the pictures that are here. */
  readonly blobs: ReadonlySet<string>
}

/** Who signed a file, by what is `known`, from which `standing` was folded. */
export function previewSender(
  { manifest }: Pick<Unpacked, 'manifest'>,
  standing: Standing,
  known: readonly Statement[],
): PreviewSender {
  const { sender, at } = manifest
  const { how, person } = standingOf(sender, standing, known)
  return {
    member: sender.member,
    standing: how,
    name: person?.name ?? '',
    role: person?.role ?? null,
    device: person?.devices.get(sender.key)?.name ?? '',
    at,
  }
}

function countStated(fresh: readonly Statement[], standing: Standing): readonly Stated[] {
  const counted = new Map<string, Stated>()
  for (const { content, by } of fresh) {
    const kind = content?.kind ?? null
    const name = by === 'root' || by === 'host' ? '' : (standing.members.get(by)?.name ?? '')
    const key = JSON.stringify([kind, by])
    counted.set(key, { kind, by: name, count: (counted.get(key)?.count ?? 0) + 1 })
  }
  return [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stated]) => stated)
}

/** What files that came together would change. Nothing is merged. Throws `file.content`, `file.timeout`. */
export async function previewOf(
  target: PreviewTarget,
  files: readonly Unpacked[],
  preview: UpdatePreview,
): Promise<Preview> {
  const brought = files.flatMap(({ statements }) => statements)
  const known = together(target.statements, brought)
  const standing = target.statements.reading(brought, target.trust)
  const isOther = files.some(({ manifest }) => manifest.generation !== target.generation)
  const refusal = isOther
    ? 'file.otherGeneration'
    : files.reduce<Preview['refusal']>((found, file) => found ?? refusalOf(file, standing, known), null)
  const mayTry = refusal === null || canBeAdopted(refusal) // what is refused is not decoded either
  const [incoming, ...beside] = mayTry ? files.flatMap(({ documents }) => documents ?? []) : []
  const tried: PreviewedUpdates | null = incoming ? await preview({ incoming, beside, present: target.present }) : null
  const fresh = known.filter(({ hash }) => !target.statements.have().has(hash))
  return {
    workspace: target.statements.workspace,
    title: tried?.title ?? '',
    institution: tried?.institution ?? '',
    senders: files.map(file => previewSender(file, standing, known)),
    changes: tried?.changes ?? null,
    stated: mayTry ? countStated(fresh, standing) : [],
    pictures: new Set(files.flatMap(({ blobs }) => [...blobs.keys()]).filter(hash => !target.blobs.has(hash))).size,
    refusal: tried?.wouldLock ? 'file.newer' : refusal, // nobody can answer for that
  }
}

/** Whether a file brings nothing that is not here, as far as people would notice. */
export const bringsNothing = ({
  changes,
  stated,
  pictures,
}: Pick<Preview, 'changes' | 'stated' | 'pictures'>): boolean =>
  (changes === null || isUnchanged(changes)) && pictures === 0 && stated.every(({ kind }) => kind === 'session')
