import { VisuallyHidden } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { source } from '#shared/base/readable'

const spoken = { polite: source(''), assertive: source('') }

/** Tells screen readers what happened where the eye would see it: a moved card, a sentence of the status line. */
export function announce(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = spoken[urgency]
  region.set(region.read() === sentence ? `${sentence}\u00a0` : sentence) // the same sentence again is spoken again
}

/** The two live regions of the program; rendered once, at its root. */
export function LiveRegions() {
  const polite = useSyncExternalStore(spoken.polite.subscribe, spoken.polite.read)
  const assertive = useSyncExternalStore(spoken.assertive.subscribe, spoken.assertive.read)
  return (
    <>
      <VisuallyHidden role="status" aria-live="polite">
        {polite}
      </VisuallyHidden>
      <VisuallyHidden role="alert" aria-live="assertive">
        {assertive}
      </VisuallyHidden>
    </>
  )
}
