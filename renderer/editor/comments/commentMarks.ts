import type { Place } from '#shared/draft/anchor'
import type { SectionId } from '#shared/draft/section'
import type { SectionText } from '#shared/draft/sectionText'
import { blocksOf, layRange } from './proseText'
import './comments.css'

/** Marks over the text of sections, painted by the browser: neither the text nor an editor knows of them. */
export interface CommentMarks {
  /** Marks these places in a section's element and takes its other marks away. */
  mark(section: SectionId, element: Element, text: SectionText, places: ReadonlyMap<string, Place>): void
  /** The marked stretch as it is drawn. */
  rangeOf(id: string): Range | undefined
  /** Paints one of them as the one in use. */
  emphasise(id: string | null): void
  /** The marks that hold a point of the page, the shortest first. */
  at(node: Node, offset: number): string[]
  dispose(): void
}

const names = { all: 'comment', active: 'comment-active' } as const

/** Two layers of marks, one for all and one for that in use. Old browsers paint none; the cards quote the text there. */
export function commentMarks(): CommentMarks {
  const ranges = new Map<string, { readonly section: SectionId; readonly range: Range }>()
  const layers = 'highlights' in CSS ? { all: new Highlight(), active: new Highlight() } : null
  let active: string | null = null
  if (layers) {
    layers.active.priority = 1
    CSS.highlights.set(names.all, layers.all)
    CSS.highlights.set(names.active, layers.active)
  }

  function drop(id: string): void {
    const gone = ranges.get(id)
    if (!gone) return
    layers?.all.delete(gone.range)
    layers?.active.delete(gone.range)
    ranges.delete(id)
  }

  return {
    mark: (section, element, text, places) => {
      for (const [id, known] of [...ranges]) if (known.section === section && !places.has(id)) drop(id)
      const drawn = places.size > 0 ? blocksOf(element, text) : []
      for (const [id, { from, to }] of places) {
        const known = ranges.get(id)
        const range = known?.range ?? document.createRange()
        if (!layRange(range, drawn, text, from, to)) {
          drop(id)
          continue
        }
        ranges.set(id, { section, range })
        layers?.all.add(range)
        if (id === active) layers?.active.add(range)
      }
    },
    rangeOf: id => ranges.get(id)?.range,
    emphasise: id => {
      active = id
      if (!layers) return
      layers.active.clear()
      const range = id === null ? undefined : ranges.get(id)?.range
      if (range) layers.active.add(range)
    },
    at: (node, offset) =>
      [...ranges]
        .filter(([, { range }]) => range.intersectsNode(node) && range.isPointInRange(node, offset))
        .sort(([, a], [, b]) => a.range.toString().length - b.range.toString().length)
        .map(([id]) => id),
    dispose: () => {
      if (!layers) return
      CSS.highlights.delete(names.all)
      CSS.highlights.delete(names.active)
    },
  }
}
