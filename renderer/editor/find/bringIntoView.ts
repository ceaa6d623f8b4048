/** Frames in which what was scrolled to is looked after: sections that come into view turn out higher or lower than was thought. */
const frames = 4
/** Pixels kept free below what is brought into view. */
const room = 48

/**
 * Scrolls `scroller`, or the window where it is null, until what `drawn` gives is seen below `clearTop`, in pixels of the window;
 * not at all where it is seen already. Gives how to stop.
 */
export function bringIntoView(
  drawn: () => Range | Element | undefined,
  scroller: Element | null,
  clearTop: () => number,
): () => void {
  let left = frames
  let frame = 0
  function look(): void {
    const box = drawn()?.getBoundingClientRect()
    if (box) {
      const view = scroller?.getBoundingClientRect()
      const top = Math.max(view?.top ?? 0, clearTop()) + 8
      const bottom = Math.min(view?.bottom ?? Infinity, window.innerHeight) - room
      const isSeen = box.top >= top && box.bottom <= Math.max(bottom, top + box.height)
      if (!isSeen)
        (scroller ?? window).scrollBy({ top: box.top - (top + Math.max(0, bottom - top) * 0.3), behavior: 'instant' })
    }
    if (--left > 0) frame = requestAnimationFrame(look)
  }
  look()
  return () => cancelAnimationFrame(frame)
}
