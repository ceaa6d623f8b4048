import { useCallback, useState } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { screenPath } from '../../workspace/screens'
import { useChooseFile } from '../receive/useChooseFile'
import { useServices } from '../services'

/** Opening files and the sample; what fails is kept to be shown in place, and nothing is changed by it. */
export function useOpenFile() {
  const { library, keeper } = useServices()
  const [, navigate] = useHashLocation()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const openSample = useCallback(() => {
    void (async () => {
      setFailure(null)
      setBusy(true)
      try {
        await keeper.leave()
        navigate(screenPath(await library.openSample(), 'profile'))
      } catch (error) {
        setFailure(error)
      } finally {
        setBusy(false)
      }
    })()
  }, [keeper, library, navigate])
  return { isBusy, failure, openFile: useChooseFile(), openSample, dismiss: useCallback(() => setFailure(null), []) }
}
