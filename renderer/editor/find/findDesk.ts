import { source, type Readable } from '#shared/base/readable'
import type { FindQuery } from '#shared/draft/findText'
import type { Section, SectionId } from '#shared/draft/section'
import type { LivePage } from '../page/livePage'
import type { DraftSession } from '../session/draftSession'
import { draftSearch, titleLine, type Found, type Held } from './draftSearch'
import { lineAt } from './drawnLines'
import { foundLayer } from './foundLayer'
import { titleElement } from './foundMarks'
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

/** In how many places words were replaced, and how many can only be read. */
export interface Replaced {
  readonly written: number
  readonly kept: number
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
  /** Writes `words` in the chosen place, if there is one, and chooses the next. */
  replace(words: string): Replaced
  /** Writes `words` in all places. */
  replaceAll(words: string): Replaced
  /** Puts the caret where the chosen place is. Returns whether there is one. */
  enterChosen(): boolean
  dispose(): void
}

const nowhere: FindState = { count: 0, at: null, section: null }

/** Runs finding over a page; `clearTop` is where on the window nothing covers the text any more. */
export function findDesk(session: DraftSession, page: LivePage, clearTop: () => number): FindDesk {
  const search = draftSearch(session.opened.workspace.prose)
  const layer = foundLayer(page, search)
  const state = source<FindState>(nowhere)
  let chosen: Found | null = null
  /** The chosen place, or where to look on from. */
  let origin: Held | null = null
  let stopBringing = () => undefined as void

  function choose(found: Found | null): void {
    chosen = found
    if (found) origin = search.hold(found)
    layer.choose(found)
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
    layer.follow()
    // what was chosen stays chosen where it still stands
    const now = chosen && origin ? search.whereNow(origin) : null
    const same = now && search.foundIn(now.section).find(place => search.compare(place, now) === 0)
    choose(same || null)
  })

  function show(found: Found): void {
    choose(found)
    const { section } = found
    const element = page.element(section)
    if (!element) return
    if (!element.hasChildNodes()) page.reveal(section)
    layer.drawNow(section)
    stopBringing()
    stopBringing = bringIntoView(() => layer.drawn(found), page.scroller, clearTop)
  }

  /** Where the caret is, or was: what is found is looked for from a field outside of the text. */
  function caretPlace(): Held | null {
    const selection = document.getSelection()
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null
    const editor = page.active.read()?.editor
    const left = editor && !editor.isDestroyed ? editor.view.domAtPos(editor.state.selection.from) : null
    return (
      (range && placeAt(range.startContainer, range.startOffset)) ??
      (left && placeAt(left.node, left.offset)) ??
      atTitle(page.inView.read())
    )
  }
  function placeAt(node: Node, offset: number): Held | null {
    for (const [element, section] of layer.sections) {
      const place = lineAt(element, search.lines(section), node, offset)
      if (place) return search.hold({ section, ...place })
    }
    return null
  }
  const atTitle = (section: SectionId | null) => section && search.hold({ section, line: titleLine, from: 0 })

  return {
    state: { read: state.read, subscribe: state.subscribe },
    show: sections => {
      layer.show(sections.map(({ id }) => id))
      search.show(sections)
      origin ??= caretPlace()
    },
    ask: query => {
      session.lastWords = query.words
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
      if (!chosen) return { written: 0, kept: 0 }
      const { section, line, from } = chosen
      const written = replaceFound(session, search, [chosen], words).length
      search.refresh()
      origin = search.hold({ section, line, from: from + (written > 0 ? words.length : 1) })
      const next = nextFrom(1)
      if (next) show(next)
      else choose(null)
      return { written, kept: 1 - written }
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
      layer.dispose()
      search.dispose()
    },
  }
}
