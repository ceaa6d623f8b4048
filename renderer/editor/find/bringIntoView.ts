/** Frames in which what was scrolled to is looked after: sections that come into view turn out higher or lower than was thought. */
const frames = 4
/** Pixels kept free below what is brought into view. */
const room = 48

/** What scrolls around an element: the nearest box that does, or the page. */
function scrollerOf(element: Element): Element {
  for (let box = element.parentElement; box; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box
  return document.scrollingElement ?? document.documentElement
}

/**
 * Scrolls around `within` until what `drawn` gives is seen below `clearTop`, in pixels of the window; not at all where it is
 * seen already. Gives how to stop.
 */
export function bringIntoView(
  drawn: () => Range | Element | undefined,
  within: Element,
  clearTop: () => number,
): () => void {
  const scroller = scrollerOf(within)
  let left = frames
  let frame = 0
  function look(): void {
    const box = drawn()?.getBoundingClientRect()
    if (box) {
      const isPage = scroller === document.scrollingElement
      const top = Math.max(isPage ? 0 : scroller.getBoundingClientRect().top, clearTop()) + 8
      const bottom = Math.min(isPage ? Infinity : scroller.getBoundingClientRect().bottom, window.innerHeight) - room
      const isSeen = box.top >= top && box.bottom <= Math.max(bottom, top + box.height)
      if (!isSeen) scroller.scrollBy({ top: box.top - (top + Math.max(0, bottom - top) * 0.3), behavior: 'instant' })
    }
    if (--left > 0) frame = requestAnimationFrame(look)
  }
  look()
  return () => cancelAnimationFrame(frame)
}
