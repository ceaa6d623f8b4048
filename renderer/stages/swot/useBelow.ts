import { useLayoutEffect, useState, type RefObject } from 'react'

/** What of a list does not fit into the part that scrolls it. */
export interface Below {
  /** How many entries are not wholly in view, from the first that reaches over the lower edge. */
  readonly count: number
  /** Pixels of that first one that show at the lower edge, its border included; 0 while it is being scrolled. */
  readonly cut: number
}

/** Milliseconds after the last step of scrolling when the list stands still. */
const restMs = 120
/** Room that the border of an entry may need where it stands between two pixels. */
const borderPx = 2

const entriesOf = (scroller: HTMLElement) => [...scroller.querySelectorAll<HTMLElement>('[data-card]')]

function measured(scroller: HTMLElement, foot: number): Below | null {
  const entries = entriesOf(scroller)
  const first = entries[0]?.getBoundingClientRect()
  const last = entries.at(-1)?.getBoundingClientRect()
  const { top, bottom } = scroller.getBoundingClientRect()
  // without the foot there would be more room: it stays away where it would only take the room that is missing
  if (!first || !last || last.bottom - first.top <= bottom - top + foot) return null
  const next = entries.findIndex(entry => entry.getBoundingClientRect().bottom > bottom + 1)
  if (next < 0) return { count: 0, cut: 0 }
  // one that is higher than the list stays in view, since nothing whole would be left beside it
  const isAlone = next === 0 || entries[next - 1]!.getBoundingClientRect().bottom <= top
  const cut = isAlone ? 0 : Math.max(0, bottom - entries[next]!.getBoundingClientRect().top + borderPx)
  return { count: entries.length - next, cut }
}

/**
 * What lies below the visible part of a list, or null where all of it fits. `foot` is the element that says so, which takes
 * room of its own; `entries` are what the list shows now.
 */
export function useBelow(
  scroller: RefObject<HTMLElement | null>,
  foot: RefObject<HTMLElement | null>,
  entries: readonly unknown[],
): Below | null {
  const [below, setBelow] = useState<Below | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    let rest: ReturnType<typeof setTimeout> | undefined
    const show = (isMoving: boolean) => {
      const found = measured(element, foot.current?.offsetHeight ?? 0)
      const next = found && isMoving ? { ...found, cut: 0 } : found
      setBelow(shown => (shown?.count === next?.count && shown?.cut === next?.cut ? shown : next))
    }
    const moved = () => {
      show(true)
      clearTimeout(rest)
      rest = setTimeout(() => show(false), restMs)
    }
    const resized = new ResizeObserver(() => show(false))
    resized.observe(element)
    for (const list of element.children) resized.observe(list)
    element.addEventListener('scroll', moved, { passive: true })
    show(false)
    return () => {
      clearTimeout(rest)
      resized.disconnect()
      element.removeEventListener('scroll', moved)
    }
  }, [scroller, foot, entries])
  return below
}

/** The first entry that is not wholly in view below; one that begins at the upper edge has been led to already. */
export function firstBelow(scroller: HTMLElement): HTMLElement | undefined {
  const { top, bottom } = scroller.getBoundingClientRect()
  return entriesOf(scroller).find(entry => {
    const edges = entry.getBoundingClientRect()
    return edges.bottom > bottom + 1 && edges.top > top + 1
  })
}
