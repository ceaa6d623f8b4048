import type { Changes } from '#shared/exchange/changes'
import { countOf } from '#shared/exchange/changes'
import type { Preview } from '#shared/exchange/preview'
import type { SectionId } from '#shared/draft/section'
import type { Screen } from './screens'

/** What a file that was taken in changed: to come back to. */
export interface Report extends Pick<Preview, 'senders' | 'changes' | 'stated' | 'pictures'> {
  readonly id: string
  /** Name of the file. */
  readonly file: string
  /** When it was taken in, in milliseconds since 1970. */
  readonly at: number
  /** Whether a coordinator here answered for people whose access had ended. */
  readonly isAdopted: boolean
}

/** A place where something changed since this person last looked: a screen, or a section of the draft. */
export type Mark = Screen | SectionId

const talk: readonly (string | null)[] = ['comment', 'reply', 'resolution', 'suggestion']

function marksOfChanges({ profile, hasOtherYears, sections, ...lists }: Changes): Mark[] {
  const has = (...names: (keyof typeof lists)[]) => names.some(name => countOf(lists[name]) > 0)
  return [
    ...(profile.length > 0 || has('units') ? ['profile' as const] : []),
    ...(has('people') ? ['people' as const] : []),
    ...(has('swot') ? ['swot' as const] : []),
    ...(hasOtherYears || has('indicators', 'peers', 'values') ? ['benchmark' as const] : []),
    ...sections.filter(({ how }) => how !== 'removed').map(({ id }) => id),
  ]
}

/** Where a file changed something that people would want to look at. */
export function marksOf({ changes, stated }: Pick<Report, 'changes' | 'stated'>): readonly Mark[] {
  const isTalk = stated.some(({ kind }) => talk.includes(kind))
  return [...(changes ? marksOfChanges(changes) : []), ...(isTalk ? (['draft'] as const) : [])]
}
