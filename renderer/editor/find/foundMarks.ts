import type { Line } from '#shared/draft/lines'
import type { SectionId } from '#shared/draft/section'
import { isSame, titleLine, type Found } from './draftSearch'
import { drawnLines, layIn } from './drawnLines'
import './find.css'

/** Marks on the places that were found, painted by the browser: neither the text nor an editor knows of them. */
export interface FoundMarks {
  /** Marks these places in a section's element and title, and takes its other marks away. */
  mark(section: SectionId, element: Element, lines: readonly Line[], found: readonly Found[]): void
  /** Paints one place as the one that is chosen; it need not be marked yet. */
  choose(found: Found | null): void
  /** Where a marked place is drawn: its letters, or the title around them. */
  drawn(found: Found): Range | Element | undefined
  dispose(): void
}

const names = { all: 'found', chosen: 'found-chosen' } as const

/** The heading of a section: titles are fields, in which a browser paints no marks, so that a title is marked as a whole. */
export const titleElement = (section: SectionId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-title-of="${section}"]`)

/** Places of one section, in order, the elements of its lines, and a range for each place that is painted. */
interface Marked {
  readonly found: readonly Found[]
  readonly drawn: readonly (Element | null)[]
  readonly ranges: (Range | null)[]
}

const nothing: Marked = { found: [], drawn: [], ranges: [] }

/**
 * Marks what is found in the lines close to the view of `scroller`, or of the window where it is null: a browser looks through
 * all marks of a page whenever a letter is typed. `moved` hears of the sections in which other lines are close now. Old browsers
 * paint no marks; they scroll to what was found all the same.
 */
export function foundMarks(scroller: Element | null, moved: (sections: ReadonlySet<SectionId>) => void): FoundMarks {
  const layers = 'highlights' in CSS ? { all: new Highlight(), chosen: new Highlight() } : null
  const bySection = new Map<SectionId, Marked>()
  const titles = new Map<SectionId, HTMLElement>()
  const watched = new Map<Element, SectionId>()
  const close = new Set<Element>()
  let chosen: Found | null = null
  if (layers) {
    layers.all.priority = 2 // above comments
    layers.chosen.priority = 3
    CSS.highlights.set(names.all, layers.all)
    CSS.highlights.set(names.chosen, layers.chosen)
  }

  const closeBy = new IntersectionObserver(
    entries => {
      const sections = new Set<SectionId>()
      for (const { target, isIntersecting } of entries) {
        const section = watched.get(target)
        if (section === undefined || close.has(target) === isIntersecting) continue
        if (isIntersecting) close.add(target)
        else close.delete(target)
        sections.add(section)
      }
      if (sections.size > 0) moved(sections)
    },
    { root: scroller, rootMargin: '75% 0px' },
  )

  /** Watches the lines in which something is found; one that was drawn anew counts as close if it was so before. */
  function watch(section: SectionId, before: Marked, { found, drawn }: Marked): void {
    const wanted = new Set<Element>()
    for (const { line } of found) {
      const element = drawn[line]
      if (!element) continue
      wanted.add(element)
      if (watched.has(element)) continue
      const was = before.drawn[line]
      if (was && close.has(was)) close.add(element)
      watched.set(element, section)
      closeBy.observe(element)
    }
    for (const element of before.drawn) {
      if (!element || wanted.has(element) || !watched.delete(element)) continue
      close.delete(element)
      closeBy.unobserve(element)
    }
  }

  /** Lays the range of a place, which moves with its letters by itself; null where its line is not drawn. */
  function lay({ found, drawn, ranges }: Marked, index: number): Range | null {
    const { line, from, to } = found[index]!
    const element = drawn[line]
    return (ranges[index] = element ? layIn(ranges[index] ?? document.createRange(), element, from, to) : null)
  }

  function rangeOf(place: Found): Range | null {
    const marked = bySection.get(place.section) ?? nothing
    const index = marked.found.findIndex(found => isSame(found, place))
    return index < 0 ? null : (marked.ranges[index] ?? lay(marked, index))
  }

  function markTitle(section: SectionId, isFound: boolean): void {
    titles.get(section)?.removeAttribute('data-found')
    const title = isFound ? titleElement(section) : null
    if (title) titles.set(section, title)
    else titles.delete(section)
  }

  function paintChosen(): void {
    for (const [section, title] of titles)
      title.dataset.found = chosen?.section === section && chosen.line === titleLine ? 'chosen' : 'all'
    const range = chosen && rangeOf(chosen)
    if (!layers || (range ? layers.chosen.has(range) : layers.chosen.size === 0)) return
    layers.chosen.clear()
    if (range) layers.chosen.add(range)
  }

  function mark(section: SectionId, element: Element, lines: readonly Line[], found: readonly Found[]): void {
    const before = bySection.get(section) ?? nothing
    const drawn = found.length > 0 ? drawnLines(element, lines) : []
    const now: Marked = { found, drawn, ranges: found.map((_, index) => before.ranges[index] ?? null) }
    watch(section, before, now)
    found.forEach(({ line }, index) => {
      const own = drawn[line]
      if (own && close.has(own)) lay(now, index)
      else now.ranges[index] = null
    })
    // A range that lies right is left alone: each change of one is painted.
    const kept = new Set(now.ranges)
    for (const range of before.ranges) if (range && !kept.has(range)) layers?.all.delete(range)
    for (const range of now.ranges) if (range) layers?.all.add(range)
    bySection.set(section, now)
    markTitle(section, found[0]?.line === titleLine)
    paintChosen()
  }

  return {
    mark,
    choose: found => {
      chosen = found
      paintChosen()
    },
    drawn: found => (found.line === titleLine ? titleElement(found.section) : rangeOf(found)) ?? undefined,
    dispose: () => {
      closeBy.disconnect()
      for (const title of titles.values()) title.removeAttribute('data-found')
      if (!layers) return
      CSS.highlights.delete(names.all)
      CSS.highlights.delete(names.chosen)
    },
  }
}
