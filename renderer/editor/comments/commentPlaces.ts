import type * as Y from 'yjs'
import { source, type Readable } from '#shared/base/readable'
import { resolveAnchor, type DraftText, type Place } from '#shared/draft/anchor'
import type { SectionId } from '#shared/draft/section'
import { sectionText, type SectionText } from '#shared/draft/sectionText'
import type { Anchor } from '#shared/statements/anchor'
import { steadily } from './steadily'

/** Where anchored texts stand now, found again once typing rests. */
export interface CommentPlaces extends Readable<ReadonlyMap<string, Place | null>> {
  /** The text of a section as it is now. */
  textOf(section: SectionId): SectionText
  /** Finds these anchors from now on, in the sections that stand in the draft. */
  watch(sections: readonly SectionId[], anchors: ReadonlyMap<string, Anchor>): void
  dispose(): void
}

/** What is marked moves with the letters by itself; where exactly it stands is asked this long after a change. */
const pauseMs = 150

const isSame = (a: Place | null | undefined, b: Place | null) =>
  a === b ||
  (a && b && a.section === b.section && a.from === b.from && a.to === b.to && a.isChanged === b.isChanged) === true

/**
 * Finds anchors in a draft; a change in one section asks anew only for what stands there or nowhere. `found` hears of the
 * sections that were looked through, whether or not anything stands elsewhere.
 */
export function commentPlaces(
  draft: Y.Doc,
  prose: (id: SectionId) => Y.XmlFragment,
  found: (sections: Iterable<SectionId>) => void,
): CommentPlaces {
  const places = source<ReadonlyMap<string, Place | null>>(new Map())
  const texts = new Map<SectionId, SectionText>()
  const watched = new Map<SectionId, () => void>()
  const changed = new Set<SectionId>()
  let order: readonly SectionId[] = []
  let anchors: ReadonlyMap<string, Anchor> = new Map()

  function textOf(id: SectionId): SectionText {
    const known = texts.get(id) ?? sectionText(prose(id))
    texts.set(id, known)
    return known
  }
  const all: DraftText = {
    get: id => (watched.has(id) ? textOf(id) : undefined),
    *[Symbol.iterator]() {
      for (const id of order) yield [id, textOf(id)] as const
      return undefined
    },
  }

  function find(isAsked: (id: string, anchor: Anchor, before: Place | null | undefined) => boolean): void {
    const before = places.read()
    const next = new Map<string, Place | null>()
    let differs = before.size !== anchors.size
    for (const [id, anchor] of anchors) {
      const known = before.get(id)
      const place = known === undefined || isAsked(id, anchor, known) ? resolveAnchor(anchor, draft, all) : known
      next.set(id, isSame(known, place) ? known! : place)
      differs ||= !isSame(known, place) || known === undefined
    }
    if (differs) places.set(next)
  }
  const findChanged = () => {
    const sections = new Set(changed)
    changed.clear()
    if (sections.size === 0) return
    find((_, anchor, before) => !before || sections.has(before.section) || sections.has(anchor.section))
    found(sections)
  }
  const later = steadily(findChanged, pauseMs)

  function follow(id: SectionId): () => void {
    const fragment = prose(id)
    const onChange = () => {
      texts.delete(id)
      changed.add(id)
      later.request()
    }
    fragment.observeDeep(onChange)
    return () => fragment.unobserveDeep(onChange)
  }

  return {
    ...places,
    textOf,
    watch: (sections, wanted) => {
      const isOther = sections.length !== order.length || sections.some((id, i) => id !== order[i])
      const before = anchors
      order = sections
      anchors = wanted
      for (const [id, stop] of watched) {
        if (sections.includes(id)) continue
        stop()
        watched.delete(id)
        texts.delete(id)
      }
      for (const id of sections) if (!watched.has(id)) watched.set(id, follow(id))
      find((id, anchor) => isOther || anchor !== before.get(id))
      found(sections)
    },
    dispose: () => {
      later.stop()
      for (const stop of watched.values()) stop()
      watched.clear()
    },
  }
}
