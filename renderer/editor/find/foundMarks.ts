import type { Line } from '#shared/draft/lines'
import type { SectionId } from '#shared/draft/section'
import { titleLine, type Found } from './draftSearch'
import { drawnLines, rangeIn } from './drawnLines'
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

const keyOf = ({ line, from, to }: Found) => `${line} ${from} ${to}`

/** Old browsers paint no marks; they scroll to what was found all the same. */
export function foundMarks(): FoundMarks {
  const layers = 'highlights' in CSS ? { all: new Highlight(), chosen: new Highlight() } : null
  const bySection = new Map<SectionId, Map<string, Range>>()
  const titles = new Map<SectionId, HTMLElement>()
  let chosen: Found | null = null
  if (layers) {
    layers.all.priority = 2 // above comments
    layers.chosen.priority = 3
    CSS.highlights.set(names.all, layers.all)
    CSS.highlights.set(names.chosen, layers.chosen)
  }

  function drop(section: SectionId): void {
    for (const range of bySection.get(section)?.values() ?? []) {
      layers?.all.delete(range)
      layers?.chosen.delete(range)
    }
    bySection.delete(section)
    titles.get(section)?.removeAttribute('data-found')
    titles.delete(section)
  }

  function paintChosen(): void {
    layers?.chosen.clear()
    for (const [section, title] of titles)
      title.dataset.found = chosen?.section === section && chosen.line === titleLine ? 'chosen' : 'all'
    const range = chosen && bySection.get(chosen.section)?.get(keyOf(chosen))
    if (range) layers?.chosen.add(range)
  }

  return {
    mark: (section, element, lines, found) => {
      drop(section)
      if (found.length > 0) {
        const drawn = drawnLines(element, lines)
        const ranges = new Map<string, Range>()
        for (const place of found) {
          const title = place.line === titleLine ? titleElement(section) : null
          if (title) titles.set(section, title)
          const line = drawn[place.line]
          if (!line) continue
          const range = rangeIn(line, place.from, place.to)
          ranges.set(keyOf(place), range)
          layers?.all.add(range)
        }
        bySection.set(section, ranges)
      }
      paintChosen()
    },
    choose: found => {
      chosen = found
      paintChosen()
    },
    drawn: found =>
      found.line === titleLine
        ? (titleElement(found.section) ?? undefined)
        : bySection.get(found.section)?.get(keyOf(found)),
    dispose: () => {
      for (const section of [...bySection.keys(), ...titles.keys()]) drop(section)
      CSS.highlights?.delete(names.all)
      CSS.highlights?.delete(names.chosen)
    },
  }
}
