import { lazy, Suspense, useCallback, useEffect } from 'react'
import { useReadable } from '../../workspace/useReadable'
import { useServices } from '../services'
import { droppedFile, type Dropped } from './droppedFile'
import { DropAnywhere } from './DropAnywhere'
import { useArrived } from './useArrived'
import { useChooseFile } from './useChooseFile'

const ReceiveDialog = lazy(async () => ({ default: (await import('./ReceiveDialog')).ReceiveDialog }))

/** Where files come in from outside: dropped anywhere, double-clicked, or chosen. One at a time waits for a decision. */
export function ReceiveDoor() {
  const { platform, arrived } = useServices()
  const [first] = useReadable(arrived)
  const add = useArrived()
  const choose = useChooseFile()
  useEffect(
    () => platform.onFile(add, error => add({ name: String(error.facts['name'] ?? ''), error })),
    [platform, add],
  )
  const drop = useCallback(
    (files: readonly Dropped[]) => void Promise.all(files.map(droppedFile)).then(all => all.forEach(add)),
    [add],
  )
  const close = () => arrived.set(arrived.read().slice(1))
  return (
    <>
      <DropAnywhere onFiles={drop} />
      <Suspense>
        {first && (
          <ReceiveDialog
            key={first.key}
            arrived={first}
            onClose={close}
            onAnother={() => {
              close()
              choose()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
