import { useEffect, useState } from 'react'
import type { SectionId } from '#shared/draft/section'
import type { LivePage } from '../../../editor/page/livePage'

const none: ReadonlySet<SectionId> = new Set()

/** The sections in view or close to it: only their cards are drawn. */
export function useNearSections(page: LivePage, sections: readonly SectionId[]): ReadonlySet<SectionId> {
  const [near, setNear] = useState(none)
  useEffect(() => {
    const ids = new Map<Element, SectionId>()
    const observer = new IntersectionObserver(
      entries =>
        setNear(before => {
          const next = new Set(before)
          for (const { target, isIntersecting } of entries) {
            const id = ids.get(target)!
            if (isIntersecting) next.add(id)
            else next.delete(id)
          }
          return next
        }),
      { rootMargin: '100% 0px' },
    )
    for (const id of sections) {
      const element = page.element(id)
      if (!element) continue
      ids.set(element, id)
      observer.observe(element)
    }
    return () => {
      observer.disconnect()
      setNear(none)
    }
  }, [page, sections])
  return near
}
