import { source, type Readable } from '#shared/base/readable'
import type { FindQuery } from '#shared/draft/findText'
import type { Section, SectionId } from '#shared/draft/section'
import { steadily } from '../comments/steadily'
import type { LivePage } from '../page/livePage'
import type { DraftSession } from '../session/draftSession'
import { draftSearch, titleLine, type Found, type Held } from './draftSearch'
import { lineAt } from './drawnLines'
import { foundMarks, titleElement } from './foundMarks'
import { replaceFound } from './replaceFound'
import { bringIntoView } from './bringIntoView'

/** What was found, and which of it is chosen. */
export interface FindState {
  readonly count: number
  /** The place of the chosen one among all, from 1; null while none is chosen. */
  readonly at: number | null
  /** The section of the chosen one. */
  readonly section: SectionId | null
}

/** Finding and replacing on a page of the draft, while its bar is open. */
export interface FindDesk {
  readonly state: Readable<FindState>
  /** Takes the sections on the page, in their order. */
  show(sections: readonly Pick<Section, 'id' | 'title'>[]): void
  /** Looks for something else, and shows the first of it from where the person was. */
  ask(query: FindQuery): void
  /** Chooses the next (1) or the previous (-1), around the ends of the draft. */
  step(direction: 1 | -1): void
  /** The person was in the text meanwhile: the next step begins at the caret. */
  fromCaret(): void
  /** Writes `words` in the chosen place and chooses the next. Returns whether it was written. */
  replace(words: string): boolean
  /** Writes `words` in all places. Gives in how many it did, and how many can only be read. */
  replaceAll(words: string): { readonly written: number; readonly kept: number }
  /** Puts the caret where the chosen place is. Returns whether there is one. */
  enterChosen(): boolean
  dispose(): void
}

/** How soon marks are laid anew over text that was drawn anew, in milliseconds. */
const drawPauseMs = 60

const nowhere: FindState = { count: 0, at: null, section: null }
const nothing: readonly Found[] = []

/** Runs finding over a page; `clearTop` is where on the window nothing covers the text any more. */
export function findDesk(session: DraftSession, page: LivePage, clearTop: () => number): FindDesk {
  const search = draftSearch(session.opened.workspace.prose)
  const marks = foundMarks()
  const state = source<FindState>(nowhere)
  const near = new Set<SectionId>()
  const waiting = new Set<SectionId>()
  const marked = new Map<SectionId, readonly Found[]>()
  const byElement = new Map<Element, SectionId>()
  let chosen: Found | null = null
  /** The chosen place, or where to look on from. */
  let origin: Held | null = null
  let stopBringing = () => undefined as void

  const drawing = steadily(draw, drawPauseMs)
  const closeBy = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        const id = byElement.get(target)
        if (id === undefined) continue
        if (isIntersecting) near.add(id)
        else near.delete(id)
        waiting.add(id)
      }
      drawing.request()
    },
    { rootMargin: '75% 0px' },
  )
  const redrawn = new MutationObserver(records => {
    for (const { target } of records)
      for (const [element, id] of byElement) if (element.contains(target)) waiting.add(id)
    const isSwapped = records.some(({ target }) => target instanceof Element && byElement.has(target))
    if (isSwapped)
      draw() // a section came to life or stands still: nobody is to see it without its marks
    else drawing.request()
  })

  /** What is marked are the sections close by: far from them nobody sees it, and marks are not free. */
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

  function choose(found: Found | null): void {
    chosen = found
    if (found) origin = search.hold(found)
    marks.choose(found)
    tell()
  }

  function tell(): void {
    const all = search.found.read()
    const at = chosen ? all.indexOf(chosen) + 1 : null
    const next = { count: all.length, at, section: chosen?.section ?? null }
    const now = state.read()
    if (next.count !== now.count || next.at !== now.at || next.section !== now.section) state.set(next)
  }

  /** The first place from `origin` on, or the last before it, around the ends of the draft. */
  function nextFrom(direction: 1 | -1): Found | null {
    const all = search.found.read()
    if (!origin) return (direction > 0 ? all[0] : all.at(-1)) ?? null
    const from = search.whereNow(origin)
    if (direction > 0) return all.find(place => search.compare(place, from) >= 0) ?? all[0] ?? null
    return all.findLast(place => search.compare(place, from) < 0) ?? all.at(-1) ?? null
  }

  const stopSearch = search.found.subscribe(() => {
    for (const id of byElement.values()) if (marked.get(id) !== wanted(id)) waiting.add(id)
    drawing.request()
    // what was chosen stays chosen where it still stands
    const now = chosen && origin ? search.whereNow(origin) : null
    const same = now && search.foundIn(now.section).find(place => search.compare(place, now) === 0)
    if (same) choose(same)
    else choose(null)
  })

  function show(found: Found): void {
    choose(found)
    const { section } = found
    const element = page.element(section)
    if (!element) return
    if (!element.hasChildNodes()) page.reveal(section)
    waiting.add(section)
    draw()
    stopBringing()
    stopBringing = bringIntoView(() => marks.drawn(found), element, clearTop)
  }

  function caretPlace(): Held | null {
    const selection = document.getSelection()
    const node = selection?.rangeCount ? selection.getRangeAt(0).startContainer : null
    for (const [element, section] of byElement) {
      if (!node || !element.contains(node)) continue
      const place = lineAt(element, search.lines(section), node, selection!.getRangeAt(0).startOffset)
      if (place) return search.hold({ section, ...place })
    }
    const section = page.inView.read()
    return section && search.hold({ section, line: titleLine, from: 0 })
  }

  return {
    state: { read: state.read, subscribe: state.subscribe },
    show: sections => {
      byElement.clear()
      closeBy.disconnect()
      redrawn.disconnect()
      for (const { id } of sections) {
        const element = page.element(id)
        if (!element) continue
        byElement.set(element, id)
        closeBy.observe(element)
        redrawn.observe(element, { childList: true, subtree: true })
      }
      search.show(sections)
      origin ??= caretPlace()
    },
    ask: query => {
      search.ask(query)
      const first = nextFrom(1)
      if (first) show(first)
    },
    step: direction => {
      search.refresh()
      const all = search.found.read()
      const at = chosen ? all.indexOf(chosen) : -1
      const next = at < 0 ? nextFrom(direction) : all[(at + direction + all.length) % all.length]
      if (next) show(next)
    },
    fromCaret: () => {
      origin = caretPlace()
      choose(null)
    },
    replace: words => {
      search.refresh()
      if (!chosen) return false
      const { section, line, from } = chosen
      const written = replaceFound(session, search, [chosen], words).length > 0
      search.refresh()
      origin = search.hold({ section, line, from: from + (written ? words.length : 1) })
      const next = nextFrom(1)
      if (next) show(next)
      else choose(null)
      return written
    },
    replaceAll: words => {
      search.refresh()
      const all = search.found.read()
      const written = replaceFound(session, search, all, words).length
      search.refresh()
      return { written, kept: all.length - written }
    },
    enterChosen: () => {
      search.refresh()
      if (!chosen) return false
      const { section, line, from, to } = chosen
      if (line !== titleLine) page.enter(section, { at: 'line', line, from, to })
      else {
        const field = titleElement(section)?.querySelector('textarea')
        field?.focus()
        field?.setSelectionRange(from, to)
        if (!field) page.element(section)?.focus()
      }
      return true
    },
    dispose: () => {
      stopBringing()
      stopSearch()
      drawing.stop()
      closeBy.disconnect()
      redrawn.disconnect()
      search.dispose()
      marks.dispose()
    },
  }
}
