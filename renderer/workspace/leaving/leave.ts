import type { Platform } from '#shared/platform/platform'
import { isOfSeat } from '#shared/platform/seat'
import type { WorkspaceId } from '#shared/workspace/documents'
import { claimOf } from '../claim'
import type { Library } from '../library'
import { dropPlan, keepPlan, type LeavingPlan } from './plans'

/** What may still be on this computer although it was to be removed. */
export type Left = 'databases' | 'journal' | 'keys' | 'backups' | 'workspace'

type Machine = Pick<Platform, 'keys' | 'journal' | 'backups'>

/** What is left on this computer of what a plan removes, as the stores themselves say. Throws `storage.*`. */
export async function leftOf(
  { keys, journal, backups }: Machine,
  library: Pick<Library, 'list'>,
  plan: LeavingPlan,
): Promise<readonly Left[]> {
  const isOf = (name: string) => name.includes(plan.id)
  const [databases, logs, known, pairs, files] = await Promise.all([
    indexedDB.databases(),
    journal().then(files => files?.list() ?? []),
    library.list(),
    Promise.all(plan.keys.map(name => keys.load(name))),
    plan.backups && backups ? backups.list(plan.id).then(standing => standing.files) : [],
  ])
  const left: readonly (readonly [Left, boolean])[] = [
    ['workspace', known.some(({ id }) => id === plan.id)],
    ['databases', databases.some(({ name = '' }) => isOf(name) && isOfSeat(name, location.href))],
    ['journal', logs.some(isOf)],
    ['keys', pairs.some(pair => pair !== null)],
    ['backups', files.length > 0],
  ]
  return left.flatMap(([what, isThere]) => (isThere ? [what] : []))
}

/**
 * Removes a workspace from this computer as planned and looks whether it is gone; gives what is left, which the next start
 * tries again. The plan is on disk before anything goes. Nobody may have the workspace open. Throws `workspace.busy`,
 * `storage.*`.
 */
export async function leave(
  machine: Machine,
  library: Pick<Library, 'list' | 'forget'>,
  plan: LeavingPlan,
  onStep: (step: 'removing' | 'checking') => void = () => undefined,
): Promise<readonly Left[]> {
  onStep('removing')
  await keepPlan(plan)
  await library.forget(plan.id, plan.keys)
  if (plan.backups) await machine.backups?.forget(plan.id)
  onStep('checking')
  const left = await leftOf(machine, library, plan)
  if (left.length === 0) await dropPlan(plan.id)
  return left
}

/** Waits until no window has a workspace open any more; gives whether that came about within `withinMs`. */
export async function whenFree(id: WorkspaceId, withinMs: number): Promise<boolean> {
  const signal = AbortSignal.timeout(withinMs)
  return navigator.locks.request(claimOf(id), { signal }, () => true).catch(() => false)
}
