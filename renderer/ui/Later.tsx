import { useDeferredValue, type ReactNode } from 'react'

/** Draws its children just after what a person came for is on screen: they cost time, and nobody waits for them. */
export function Later({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) && children
}
