import { source, type Readable, type Source } from '#shared/base/readable'
import type { Thread, ThreadId } from '#shared/comments/threads'
import { anchorAt, type Place } from '#shared/draft/anchor'
import type { SectionId } from '#shared/draft/section'
import type { Anchor } from '#shared/statements/anchor'
import type { LivePage } from '../page/livePage'
import type { DraftSession } from '../session/draftSession'
import { commentMarks } from './commentMarks'
import { commentPlaces } from './commentPlaces'
import { placeOf } from './proseText'
import { steadily } from './steadily'

/** Comments on the text of a page: where they stand, which one is in use, and the one that is being written. */
export interface CommentDesk {
  /** By thread; null where the text was removed, missing until it was looked for. */
  readonly places: Readable<ReadonlyMap<string, Place | null>>
  /** The thread in use: that of the caret, or the card that has the focus. */
  readonly active: Readable<ThreadId | null>
  /** What a new comment is to be about, while it is written. */
  readonly composing: Readable<Anchor | null>
  /** Whether text is selected that can be commented on. */
  readonly hasSelection: Readable<boolean>
  /** Counts up when marks may stand elsewhere on the screen. */
  readonly drawn: Readable<number>
  /** Marks these threads in these sections, from top to bottom. */
  show(sections: readonly SectionId[], threads: readonly Thread[]): void
  activate(id: ThreadId | null): void
  /** Begins a comment on the selected text, or on the paragraph of the caret. Returns whether there is any. */
  begin(): boolean
  /** Ends the comment that is being written. */
  cancel(): void
  /** Where a thread's text begins on the screen, in pixels of the window; null while it is not drawn. */
  boxOf(id: ThreadId | 'composing'): DOMRect | null
  /** Where the selected text ends on the screen. */
  selectionBox(): DOMRect | null
  /** Gives the focus back to the text, at the caret or selection that was there before it was taken to a comment. */
  returnToText(): void
  /** The thread of `sorted` at or next to the caret, onward (1) or back (-1); null where the caret is in no text. */
  nearest(sorted: readonly ThreadId[], direction: 1 | -1): ThreadId | null
  /** Brings a thread's text into view, or its section where the text was removed. */
  reveal(id: ThreadId): void
  dispose(): void
}

/** The key of the comment being written among the anchors. */
const composed = 'composing'
/** How soon the thread of the caret is found, in milliseconds: not for each letter. */
const caretPauseMs = 80
/** How soon marks are laid anew over text that was drawn anew. */
const drawPauseMs = 60

/** Runs comments over a page; `composing` is what a new one is about, if one was begun before. */
export function commentDesk(session: DraftSession, page: LivePage, composing: Source<Anchor | null>): CommentDesk {
  const { documents, workspace } = session.opened
  const active = source<ThreadId | null>(null)
  const hasSelection = source(false)
  const drawn = source(0)
  const marks = commentMarks()
  const waiting = new Set<SectionId>()
  let order: readonly SectionId[] = []
  let anchors: ReadonlyMap<string, Anchor> = new Map()
  let bySection = new Map<Element, SectionId>()

  /** What the text had before the focus is taken to a comment. */
  let left: { readonly focused: Element | null; readonly range: Range | null } = { focused: null, range: null }
  const isInText = (node: Node | null | undefined) =>
    node !== null && node !== undefined && [...bySection.keys()].some(host => host.contains(node))

  const drawing = steadily(draw, drawPauseMs)
  const places = commentPlaces(documents.draft, workspace.prose, sections => {
    for (const id of sections) waiting.add(id)
    drawing.request()
  })
  const stopPlaces = places.subscribe(() => {
    for (const id of order) waiting.add(id)
    drawing.request()
  })

  const redrawn = new MutationObserver(records => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement
      const section = [...bySection].find(([host]) => host.contains(element))
      if (section) waiting.add(section[1])
    }
    drawing.request()
  })

  function draw(): void {
    const standing = new Map<SectionId, Map<string, Place>>()
    for (const [id, place] of places.read()) {
      if (!place || !waiting.has(place.section)) continue
      const known = standing.get(place.section) ?? new Map<string, Place>()
      standing.set(place.section, known.set(id, place))
    }
    for (const id of waiting) {
      const element = page.element(id)
      if (element?.hasChildNodes()) marks.mark(id, element, places.textOf(id), standing.get(id) ?? new Map())
    }
    waiting.clear()
    marks.emphasise(composing.read() ? composed : active.read())
    drawn.set(drawn.read() + 1)
  }

  function watch(): void {
    const pending = composing.read()
    places.watch(order, pending ? new Map([...anchors, [composed, pending]]) : anchors)
  }

  /** The selection as a stretch of one section's text. */
  function selected(): { section: SectionId; from: number; to: number } | null {
    const selection = document.getSelection()
    if (!selection || selection.rangeCount === 0) return null
    const range = selection.getRangeAt(0)
    const found = [...bySection].find(([element]) => element.contains(range.startContainer))
    if (!found) return null
    const [element, section] = found
    const text = places.textOf(section)
    const from = placeOf(element, text, range.startContainer, range.startOffset)
    const to = placeOf(element, text, range.endContainer, range.endOffset) ?? text.text.length
    return from === null ? null : { section, from, to: Math.max(from, to) }
  }

  const caret = steadily(() => {
    const selection = document.getSelection()
    const node = selection?.focusNode
    hasSelection.set(isInText(node) && selection?.isCollapsed === false)
    if (!node || !isInText(node)) return
    left = { focused: document.activeElement, range: selection!.getRangeAt(0) }
    const [id] = marks.at(node, selection!.focusOffset).filter(mark => mark !== composed)
    activate((id as ThreadId | undefined) ?? null)
  }, caretPauseMs)
  const onSelection = () => caret.request()
  document.addEventListener('selectionchange', onSelection)

  function activate(id: ThreadId | null): void {
    active.set(id)
    marks.emphasise(composing.read() ? composed : id)
  }

  return {
    places: { read: places.read, subscribe: places.subscribe },
    active,
    composing,
    hasSelection,
    drawn,
    show: (sections, threads) => {
      order = sections
      anchors = new Map(threads.map(({ id, anchor }) => [id, anchor]))
      bySection = new Map(
        sections.flatMap(id => {
          const element = page.element(id)
          return element ? [[element, id] as const] : []
        }),
      )
      redrawn.disconnect()
      for (const element of bySection.keys()) redrawn.observe(element, { childList: true, subtree: true })
      watch()
    },
    activate,
    begin: () => {
      const stretch = selected()
      const anchor = stretch && anchorAt(stretch.section, places.textOf(stretch.section), stretch.from, stretch.to)
      if (!anchor) return false
      const { activeElement: focused } = document
      // noted now: a comment may be begun before the caret was looked at
      if (isInText(focused)) left = { focused, range: document.getSelection()!.getRangeAt(0) }
      composing.set(anchor)
      watch()
      draw()
      return true
    },
    cancel: () => {
      composing.set(null)
      watch()
      marks.emphasise(active.read())
    },
    returnToText: () => {
      const { focused, range } = left
      const editor = page.active.read()?.editor
      if (editor && !editor.isDestroyed && editor.view.dom === focused) return editor.view.focus() // with its caret, at once
      if (focused instanceof HTMLElement && focused.isConnected && focused !== document.body) focused.focus()
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      if (!range?.startContainer.isConnected || focused?.closest('.ProseMirror')) return // an editor knows its own
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    },
    nearest: (sorted, direction) => {
      const here = selected()
      if (!here) return null
      const rank = (place: { section: SectionId; from: number }) => order.indexOf(place.section) * 1e9 + place.from
      const isOnward = (id: ThreadId) => {
        const place = places.read().get(id)
        return place ? Math.sign(rank(place) - rank(here)) !== -direction : false
      }
      return (direction > 0 ? sorted.find(isOnward) : sorted.findLast(isOnward)) ?? null
    },
    boxOf: id => {
      const range = marks.rangeOf(id)
      const box = range?.getClientRects()[0] ?? range?.getBoundingClientRect()
      return box && (box.height > 0 || box.width > 0) ? box : null
    },
    selectionBox: () => {
      const selection = document.getSelection()
      if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
      const boxes = selection.getRangeAt(0).getClientRects()
      return boxes[boxes.length - 1] ?? null
    },
    reveal: id => {
      const place = places.read().get(id)
      const section = place?.section ?? anchors.get(id)?.section
      if (section === undefined || !order.includes(section)) return
      const isDrawn = marks.rangeOf(id) !== undefined
      if (!isDrawn) page.reveal(section)
      if (!place) return
      if (!isDrawn) {
        waiting.add(section)
        draw()
      }
      marks.rangeOf(id)?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    },
    dispose: () => {
      document.removeEventListener('selectionchange', onSelection)
      redrawn.disconnect()
      drawing.stop()
      caret.stop()
      stopPlaces()
      places.dispose()
      marks.dispose()
    },
  }
}
