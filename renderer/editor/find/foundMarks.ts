import type { Line } from '#shared/draft/lines'
import type { SectionId } from '#shared/draft/section'
import { titleLine, type Found } from './draftSearch'
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

/** Places of one section, in order, and a range for each; null where it is not drawn. */
interface Marked {
  readonly found: readonly Found[]
  readonly ranges: readonly (Range | null)[]
}

const isSame = (one: Found, other: Found) => one.line === other.line && one.from === other.from && one.to === other.to

/** Old browsers paint no marks; they scroll to what was found all the same. */
export function foundMarks(): FoundMarks {
  const layers = 'highlights' in CSS ? { all: new Highlight(), chosen: new Highlight() } : null
  const bySection = new Map<SectionId, Marked>()
  const titles = new Map<SectionId, HTMLElement>()
  let chosen: Found | null = null
  if (layers) {
    layers.all.priority = 2 // above comments
    layers.chosen.priority = 3
    CSS.highlights.set(names.all, layers.all)
    CSS.highlights.set(names.chosen, layers.chosen)
  }

  function rangeOf(place: Found): Range | null {
    const marked = bySection.get(place.section)
    const index = marked?.found.findIndex(found => isSame(found, place)) ?? -1
    return marked?.ranges[index] ?? null
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
    const before = bySection.get(section)?.ranges ?? []
    const drawn = found.length > 0 ? drawnLines(element, lines) : []
    // A range moves with its letters by itself and is left alone where it lies right: each change of one is painted.
    const ranges = found.map(({ line, from, to }, index) => {
      const block = drawn[line]
      return block ? layIn(before[index] ?? document.createRange(), block, from, to) : null
    })
    const kept = new Set(ranges)
    for (const range of before) if (range && !kept.has(range)) layers?.all.delete(range)
    for (const range of ranges) if (range) layers?.all.add(range)
    bySection.set(section, { found, ranges })
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
      for (const title of titles.values()) title.removeAttribute('data-found')
      if (!layers) return
      CSS.highlights.delete(names.all)
      CSS.highlights.delete(names.chosen)
    },
  }
}
