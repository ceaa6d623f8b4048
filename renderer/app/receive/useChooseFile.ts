import { useCallback } from 'react'
import { useServices } from '../services'
import { useArrived } from './useArrived'

/** Lets this person choose an exchange file, which is then looked into. */
export function useChooseFile(): () => void {
  const { platform } = useServices()
  const add = useArrived()
  return useCallback(() => {
    platform.openFile('meridian').then(
      file => file && add(file),
      (error: unknown) => add({ name: '', error }),
    )
  }, [platform, add])
}
