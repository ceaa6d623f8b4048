import { useSyncExternalStore } from 'react'
import type { Readable } from '#shared/base/readable'

/** The value as it stands; renders again when it changes, here or on another computer. */
export function useReadable<T>({ subscribe, read }: Readable<T>): T {
  return useSyncExternalStore(subscribe, read)
}
