import type * as Y from 'yjs'
import { source, type Readable } from '#shared/base/readable'
import { countWords } from '#shared/base/words'
import { plainText } from '#shared/draft/blocks'
import { readBlocks } from '#shared/draft/prose'
import type { SectionId } from '#shared/draft/section'
import { whenIdle } from '../../workspace/whenIdle'

/** Words by section; a section is missing until it has been counted. */
export interface WordCounts extends Readable<ReadonlyMap<SectionId, number>> {
  /** Counts these sections from now on, those already counted only when they change. */
  watch(sections: readonly SectionId[]): void
}

/** Typing must not wait for counting: a section is counted when nothing was typed in it for this long. */
const pauseMs = 400

/** Counts the words of sections, one at a time, while the page is idle. */
export function wordCounts(prose: (id: SectionId) => Y.XmlFragment): WordCounts {
  const counts = source<ReadonlyMap<SectionId, number>>(new Map())
  const watched = new Set<SectionId>()
  const waiting = new Set<SectionId>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function countNext(): void {
    const [next] = waiting
    if (next === undefined) return
    waiting.delete(next)
    const words = countWords(plainText(readBlocks(prose(next))))
    if (counts.read().get(next) !== words) counts.set(new Map(counts.read()).set(next, words))
    if (waiting.size > 0) whenIdle(countNext)
  }

  function changed(id: SectionId): void {
    waiting.add(id)
    clearTimeout(timer)
    timer = setTimeout(() => whenIdle(countNext), pauseMs)
  }

  return {
    ...counts,
    watch: sections => {
      const added = sections.filter(id => !watched.has(id))
      for (const id of added) {
        watched.add(id)
        waiting.add(id)
        prose(id).observeDeep(() => changed(id))
      }
      if (added.length > 0) whenIdle(countNext)
    },
  }
}
