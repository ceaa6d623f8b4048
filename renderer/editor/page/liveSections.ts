import type { SectionId } from '#shared/draft/section'
import type { SectionHost } from './sectionHost'

/** Editors that are alive at once: what is in view and its neighbours. Each costs a few milliseconds and some memory. */
const mostLive = 4

/** Keeps alive the editors of the sections that are in view or close by, and lets the others stand still. */
export interface LiveSections {
  /** Takes the element of a section. */
  watch(element: Element): void
  /** Lets go of it. */
  forget(element: Element): void
  /** Chooses the live sections anew once scrolling has come to rest. */
  settle(delayMs: number): void
  dispose(): void
}

/** Does so for the `sections` of a page inside `scroller`, or the window where it is null; the `active` one stays alive. */
export function liveSections(
  scroller: HTMLElement | null,
  sections: ReadonlyMap<Element, SectionHost>,
  active: () => SectionId | null,
): LiveSections {
  const near = new Set<SectionHost>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const closeBy = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        const host = sections.get(target)
        if (!host) continue
        if (isIntersecting) near.add(host)
        else near.delete(host)
        host.setNear(isIntersecting)
      }
      settle(120)
    },
    { root: scroller, rootMargin: '75% 0px' },
  )

  function settle(delayMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(choose, delayMs)
  }

  function choose(): void {
    const { top, bottom } = scroller?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight }
    const distance = (host: SectionHost) => {
      const box = host.element.getBoundingClientRect()
      return Math.max(0, box.top - bottom, top - box.bottom)
    }
    const wanted = [...near]
      .map(host => ({ host, away: distance(host) }))
      .sort((a, b) => a.away - b.away)
      .slice(0, mostLive)
    const keep = new Set(wanted.map(({ host }) => host))
    const now = active()
    for (const host of sections.values()) if (host.editor() && !keep.has(host) && host.id !== now) host.still()
    for (const { host } of wanted) if (host.editor() || !host.holdsSelection()) host.enliven()
  }

  return {
    watch: element => closeBy.observe(element),
    forget: element => {
      closeBy.unobserve(element)
      const host = sections.get(element)
      if (host) near.delete(host)
    },
    settle,
    dispose: () => {
      clearTimeout(timer)
      closeBy.disconnect()
    },
  }
}
