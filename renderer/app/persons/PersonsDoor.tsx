import { lazy, Suspense } from 'react'

const PersonsScreen = lazy(async () => ({ default: (await import('./PersonsScreen')).PersonsScreen }))

/** The people on this computer; its code runs when somebody goes there. */
export function PersonsDoor() {
  return (
    <Suspense fallback={null}>
      <PersonsScreen />
    </Suspense>
  )
}
