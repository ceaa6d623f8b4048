import type { SectionId } from '#shared/draft/section'
import { steadily } from '../comments/steadily'
import type { LivePage } from '../page/livePage'
import type { DraftSearch, Found } from './draftSearch'
import { foundMarks } from './foundMarks'

/** Keeps the marks of what is found where they belong while people scroll and write, and sections come to life. */
export interface FoundLayer {
  /** The section elements on the page and whose they are: the same map, filled anew by `show`. */
  readonly sections: ReadonlyMap<Element, SectionId>
  /** Takes the sections on the page. */
  show(sections: readonly SectionId[]): void
  /** Marks anew, before long, where something else is found. */
  follow(): void
  /** Paints one place as the one that is chosen. */
  choose(found: Found | null): void
  /** Marks a section at once, also far from the view. */
  drawNow(section: SectionId): void
  /** Where a place is drawn, once its section is marked. */
  drawn(found: Found): Range | Element | undefined
  dispose(): void
}

/** How soon marks are laid anew over text that was drawn anew, in milliseconds. */
const pauseMs = 60

const nothing: readonly Found[] = []

/** Marks on `page` what `search` finds. */
export function foundLayer(page: LivePage, search: Pick<DraftSearch, 'foundIn' | 'lines'>): FoundLayer {
  const sections = new Map<Element, SectionId>()
  const near = new Set<SectionId>()
  const waiting = new Set<SectionId>()
  const marked = new Map<SectionId, readonly Found[]>()
  let chosen: Found | null = null

  const later = steadily(draw, pauseMs)
  const marks = foundMarks(page.scroller, others => {
    for (const id of others) waiting.add(id)
    draw()
  })
  const closeBy = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        const id = sections.get(target)
        if (id === undefined) continue
        if (isIntersecting) near.add(id)
        else near.delete(id)
        waiting.add(id)
      }
      later.request()
    },
    { root: page.scroller, rootMargin: '75% 0px' },
  )
  const redrawn = new MutationObserver(records => {
    for (const { target } of records)
      for (const [element, id] of sections) if (element.contains(target)) waiting.add(id)
    const isSwapped = records.some(({ target }) => target instanceof Element && sections.has(target))
    if (isSwapped)
      draw() // a section came to life or stands still: nobody is to see it without its marks
    else later.request()
  })

  /** Sections far from the view have no marks: nobody sees them. */
  const wanted = (id: SectionId) => (near.has(id) || chosen?.section === id ? search.foundIn(id) : nothing)

  function draw(): void {
    for (const id of waiting) {
      const element = page.element(id)
      if (!element) continue
      const found = wanted(id)
      marks.mark(id, element, search.lines(id), found)
      marked.set(id, found)
    }
    waiting.clear()
  }

  return {
    sections,
    show: shown => {
      sections.clear()
      closeBy.disconnect()
      redrawn.disconnect()
      for (const id of shown) {
        const element = page.element(id)
        if (!element) continue
        sections.set(element, id)
        closeBy.observe(element)
        redrawn.observe(element, { childList: true, subtree: true })
      }
    },
    follow: () => {
      for (const id of sections.values()) if (marked.get(id) !== wanted(id)) waiting.add(id)
      later.request()
    },
    choose: found => {
      chosen = found
      marks.choose(found)
    },
    drawNow: id => {
      waiting.add(id)
      draw()
    },
    drawn: marks.drawn,
    dispose: () => {
      later.stop()
      closeBy.disconnect()
      redrawn.disconnect()
      marks.dispose()
    },
  }
}
