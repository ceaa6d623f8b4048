import { useCallback, useEffect, useState } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { MeridianError } from '#shared/base/errors'
import { bridgeFileLimit } from '#shared/platform/contract'
import type { ChosenFile } from '#shared/platform/platform'
import type { WorkspaceId } from '#shared/workspace/documents'
import { screenPath } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useServices } from '../services'

interface Failure {
  readonly error: unknown
  /** Name of the file that failed. */
  readonly about?: string
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > bridgeFileLimit) throw new MeridianError('file.tooLarge', { limit: bridgeFileLimit / 1024 / 1024 })
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    throw new MeridianError('file.notFound', {}, { cause })
  }
}

/** Opening files and the sample; what fails is kept to be shown in place, and nothing is changed by it. */
export function useOpenFile() {
  const { platform, library, keeper, arrived } = useServices()
  const [, navigate] = useHashLocation()
  const [busy, setBusy] = useState<'file' | 'sample' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  const enter = useCallback(
    async (kind: 'file' | 'sample', how: () => Promise<WorkspaceId>, about?: string) => {
      setFailure(null)
      setBusy(kind)
      try {
        await keeper.leave() // the file may belong to the workspace that was open
        navigate(screenPath(await how(), 'profile'))
      } catch (error) {
        setFailure({ error, ...(about !== undefined && { about }) })
      } finally {
        setBusy(null)
      }
    },
    [keeper, navigate],
  )
  const receive = useCallback(
    ({ name, bytes }: ChosenFile) => enter('file', () => library.receive(bytes), name),
    [enter, library],
  )
  const drop = useCallback(
    (file: File) => enter('file', async () => library.receive(await bytesOf(file)), file.name),
    [enter, library],
  )
  const openFile = useCallback(() => {
    void (async () => {
      try {
        const file = await platform.openFile('meridian')
        if (file) await receive(file)
      } catch (error) {
        setFailure({ error })
      }
    })()
  }, [platform, receive])
  const openSample = useCallback(() => void enter('sample', () => library.openSample()), [enter, library])

  const waiting = useReadable(arrived)
  useEffect(() => {
    if (!waiting) return
    arrived.set(null)
    void receive(waiting)
  }, [arrived, waiting, receive])
  return { busy, failure, openFile, drop, openSample, dismiss: useCallback(() => setFailure(null), []) }
}
