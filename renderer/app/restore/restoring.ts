import { source, type Source } from '#shared/base/readable'
import type { Difference } from '#shared/exchange/differences'
import type { OpenedWorkspace } from '../../workspace/opened'
import type { EarlierCopy } from '../../workspace/restoring'

/** How far somebody has come with restoring. */
export type Restoring =
  | { readonly state: 'choose' }
  | { readonly state: 'looking' }
  | { readonly state: 'failed'; readonly file: string; readonly error: unknown }
  | { readonly state: 'ready'; readonly copy: EarlierCopy }
  | {
      readonly state: 'done'
      readonly copy: EarlierCopy
      readonly restored: readonly Difference[]
      /** Pictures that nobody has. */
      readonly lost: number
      readonly undo: () => void
      readonly isUndone: boolean
    }

const kept = new WeakMap<OpenedWorkspace, Source<Restoring>>()

/** Outlives the screen, so that somebody who looks at what was restored can come back to undo it. */
export function restoringOf(opened: OpenedWorkspace): Source<Restoring> {
  const known = kept.get(opened) ?? source<Restoring>({ state: 'choose' })
  kept.set(opened, known)
  return known
}
