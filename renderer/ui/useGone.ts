import { useEffect, useRef } from 'react'

/**
 * Calls `say` with what a person had open as it was last, when it goes while they still have it open: somebody else removed
 * it. `open` is its id, null while nothing is open.
 */
export function useGone<T>(open: string | null, item: T | undefined, say: (last: T) => void): void {
  const last = useRef<{ readonly open: string; readonly item: T } | null>(null)
  useEffect(() => {
    const before = last.current
    last.current = open !== null && item !== undefined ? { open, item } : null
    if (before && before.open === open && item === undefined) say(before.item)
  })
}
