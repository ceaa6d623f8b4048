import { MeridianError } from '../base/errors'

/** Whether something could not be kept for want of room: browsers tell it by a name, Node by a code, a shell by ours. */
export function isFull(cause: unknown): boolean {
  if (cause instanceof MeridianError) return cause.code === 'storage.full'
  if (!(cause instanceof Error)) return false
  const { name, code } = cause as Error & { readonly code?: unknown }
  return name === 'QuotaExceededError' || code === 'ENOSPC' || code === 'EDQUOT'
}

/** Why something could not be kept, as far as a person can do something about it. */
export const storageCode = (cause: unknown): 'storage.full' | 'storage.write' =>
  isFull(cause) ? 'storage.full' : 'storage.write'

/** The failure to tell a person where something could not be kept. */
export const storageFailure = (cause: unknown): MeridianError => new MeridianError(storageCode(cause), {}, { cause })
