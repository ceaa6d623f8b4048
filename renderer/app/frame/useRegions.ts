import { useEffect } from 'react'

/** F6 goes to the next region of the frame, Shift F6 to the one before. */
export function useRegions(): void {
  useEffect(() => {
    function go(event: KeyboardEvent): void {
      if (event.key !== 'F6') return
      event.preventDefault()
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
      const here = regions.findIndex(region => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      regions.at(here < 0 ? (event.shiftKey ? -1 : 0) : (here + step) % regions.length)?.focus()
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [])
}
