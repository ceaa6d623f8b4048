import { lazy, Suspense } from 'react'

const StoragePanel = lazy(async () => ({ default: (await import('../storage/StoragePanel')).StoragePanel }))

/** Whether the browser may clear what Meridian keeps, and how much that is, in words. */
export function StorageFacts() {
  return (
    <Suspense>
      <StoragePanel />
    </Suspense>
  )
}
