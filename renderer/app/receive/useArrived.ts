import { useCallback } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { randomToken } from '#shared/base/ids'
import { isJoiningFile, joiningFile } from '../home/joiningFile'
import { useServices, type ArrivedFile } from '../services'

/** Hands a file from outside, or why it cannot be read, to the dialog that looks into it; one to join with to its screen. */
export function useArrived() {
  const { arrived } = useServices()
  const [, navigate] = useHashLocation()
  return useCallback(
    (file: ArrivedFile) => {
      if (!('bytes' in file) || !isJoiningFile(file.name))
        return arrived.set([...arrived.read(), { ...file, key: randomToken() }])
      joiningFile.set(file)
      navigate('/join')
    },
    [arrived, navigate],
  )
}
