import { useEffect, useState } from 'react'
import type { SectionId } from '#shared/draft/section'
import type { LivePage } from '../../../editor/page/livePage'

/** The sections in view or close to it: only their cards are drawn. */
export interface NearSections {
  readonly ids: ReadonlySet<SectionId>
  /** Counts a card as part of its section: many beside one paragraph reach far below its text. Gives how to let go of it. */
  readonly watch: (card: Element, section: SectionId) => () => void
}

const isSame = (a: ReadonlySet<SectionId>, b: ReadonlySet<SectionId>) =>
  a.size === b.size && [...a].every(id => b.has(id))

/** Watches elements, each a part of a section, and tells which sections have one in view or close to it. */
function nearness(changed: (ids: ReadonlySet<SectionId>) => void) {
  const sections = new Map<Element, SectionId>()
  const seen = new Set<Element>()
  let told: ReadonlySet<SectionId> = new Set()
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && sections.has(target)) seen.add(target)
        else seen.delete(target)
      }
      const ids = new Set([...seen].map(element => sections.get(element)!))
      if (isSame(ids, told)) return
      told = ids
      changed(ids)
    },
    { rootMargin: '100% 0px', scrollMargin: '100% 0px' }, // whether the window scrolls or the text in it
  )
  return {
    watch: (element: Element, section: SectionId) => {
      sections.set(element, section)
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        sections.delete(element)
        seen.delete(element)
      }
    },
    stop: () => observer.disconnect(),
  }
}

/** The sections that have text or cards in view or close to it. */
export function useNearSections(page: LivePage, sections: readonly SectionId[]): NearSections {
  const [ids, setIds] = useState<ReadonlySet<SectionId>>(new Set())
  const [near] = useState(() => nearness(setIds))
  useEffect(() => () => near.stop(), [near])
  useEffect(() => {
    const stops = sections.flatMap(id => {
      const element = page.element(id)
      return element ? [near.watch(element, id)] : []
    })
    return () => stops.forEach(stop => stop())
  }, [near, page, sections])
  return { ids, watch: near.watch }
}
