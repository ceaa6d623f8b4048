import { lazy, Suspense } from 'react'
import { whenIdle } from '../../workspace/whenIdle'

/** How long opening is left alone at most, in milliseconds. */
const latestMs = 10_000

const StorageWatch = lazy(async () => {
  await new Promise<void>(resolve => whenIdle(resolve, latestMs))
  return { default: (await import('./StorageWatch')).StorageWatch }
})

/** Watches the browser's storage once nothing else is to be done. */
export function StorageWatchLater() {
  return (
    <Suspense fallback={null}>
      <StorageWatch />
    </Suspense>
  )
}
