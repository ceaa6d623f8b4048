import { useEffect, useState, type RefObject } from 'react'

const waiting = new WeakMap<Element, () => void>()
let observer: IntersectionObserver | undefined

/** One observer for all cards: each is told once, when it comes near the view. */
const watcher = () =>
  (observer ??= new IntersectionObserver(
    entries => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.()
    },
    { rootMargin: '400px' },
  ))

/** Whether an element has been near the view: what costs time is rendered only then. A board may have hundreds of cards. */
export function useIsNear(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const target = element.current
    if (!target || isNear) return undefined
    waiting.set(target, () => setNear(true))
    watcher().observe(target)
    return () => watcher().unobserve(target)
  }, [element, isNear])
  return isNear
}
