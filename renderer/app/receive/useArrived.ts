import { useCallback } from 'react'
import { randomToken } from '#shared/base/ids'
import type { ChosenFile } from '#shared/platform/platform'
import { useServices } from '../services'

/** Hands a file from outside, or why it cannot be read, to the dialog that looks into it. */
export function useArrived() {
  const { arrived } = useServices()
  return useCallback(
    (file: ChosenFile | { readonly name: string; readonly error: unknown }) =>
      arrived.set([...arrived.read(), { ...file, key: randomToken() }]),
    [arrived],
  )
}
