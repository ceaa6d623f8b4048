import type { Editor } from '@tiptap/react'
import type { Transaction, YEvent, AbstractType } from 'yjs'
import { isSafeLink } from '#shared/draft/vocabulary'
import type { SectionId } from '#shared/draft/section'
import type { DraftSession } from '../session/draftSession'
import { mirrorOf } from '../session/mirrorOf'
import { steadily } from '../comments/steadily'
import type { Place } from './place'
import { placeCaret } from './placeCaret'
import { sectionEditor, type SectionEditor, type SectionEvents } from './sectionEditor'
import { staticProse } from './staticProse'

/** One section on the page: nothing yet, its text as plain HTML, or a live editor in the same place with the same look. */
export interface SectionHost {
  readonly id: SectionId
  readonly element: HTMLElement
  /** The live editor, or null. */
  editor(): Editor | null
  /** Whether text is selected here: an editor put in its place would end that. */
  holdsSelection(): boolean
  /** Shows the text if nothing is shown yet. */
  show(): void
  /** Whether it is in view or close to it: elsewhere what others write is drawn late, and many letters at once. */
  setNear(isNear: boolean): void
  /** Puts an editor in place of the text. Gives null where this text can only be read. */
  enliven(): Editor | null
  /** Puts the text in place of the editor. */
  still(): void
  dispose(): void
}

/** What a section tells the page around it, live or not. */
export interface HostEvents extends Omit<SectionEvents, 'outgrown'> {
  /** Opens a link outside of Meridian. */
  readonly openLink: (address: string) => void
}

/** Pixels that a block takes on average: what an unseen section is taken to be high, until it has been seen. */
const blockHeight = 92

/** How soon what others changed is drawn where it can be seen, and where it only has to be found. Milliseconds. */
const nearMs = 100
const farMs = 3000

export function sectionHost(
  session: DraftSession,
  id: SectionId,
  element: HTMLElement,
  labelledBy: string,
  events: HostEvents,
  /** Makes this section the live one and puts the caret there. */
  enter: (place: Place) => void,
  /** Says whether the text can only be read here although the person may write. */
  locked: (isLocked: boolean) => void,
): SectionHost {
  const fragment = session.opened.workspace.prose(id)
  let live: SectionEditor | null = null
  let text: HTMLElement | null = null
  let isNear = false
  let isBehind = false
  const soon = steadily(draw, nearMs)
  const late = steadily(draw, farMs)
  const cancelDrawing = () => {
    soon.stop()
    late.stop()
  }

  element.style.setProperty('contain-intrinsic-block-size', `auto ${Math.max(1, fragment.length) * blockHeight}px`)

  function draw(): void {
    cancelDrawing()
    isBehind = false
    text = staticProse(session, fragment)
    element.replaceChildren(text)
  }

  // What others change in a section that nobody edits here is drawn again when there is time.
  const redraw = (_: YEvent<AbstractType<unknown>>[], __: Transaction) => {
    if (live || !text) return
    isBehind = true
    if (isNear) soon.request()
    else late.request()
  }
  const observer = redraw as unknown as Parameters<typeof fragment.observeDeep>[0]
  fragment.observeDeep(observer)

  function pressed(event: MouseEvent): void {
    if (live || event.button !== 0) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link && !event.ctrlKey && !event.metaKey) event.preventDefault()
    if (!session.canWrite) return
    event.preventDefault()
    enter({ at: 'point', x: event.clientX, y: event.clientY })
  }
  function clicked(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link) return
    event.preventDefault()
    const opens = event.ctrlKey || event.metaKey || !session.canWrite
    if (opens && isSafeLink(link.href)) events.openLink(link.href)
  }
  element.addEventListener('mousedown', pressed)
  element.addEventListener('click', clicked)

  function enliven(): Editor | null {
    if (live) return live.editor
    const place = document.createElement('div')
    const { draft } = session.opened.documents
    const bound = session.canWrite ? fragment : mirrorOf(draft).getXmlFragment(id)
    live = sectionEditor(session, bound, place, labelledBy, {
      ...events,
      outgrown: () => {
        live = null
        draw()
        events.changed()
      },
    })
    locked(live === null && session.canWrite)
    if (!live) {
      if (!text) draw()
      return null
    }
    cancelDrawing()
    text = null
    element.replaceChildren(place)
    return live.editor
  }

  return {
    id,
    element,
    editor: () => live?.editor ?? null,
    holdsSelection: () => {
      const selection = document.getSelection()
      return selection !== null && !selection.isCollapsed && selection.containsNode(element, true)
    },
    show: () => {
      if (!live && !text) draw()
    },
    setNear: now => {
      isNear = now
      if (isNear && (isBehind || !text) && !live) draw()
    },
    enliven,
    still: () => {
      if (!live) return
      const gone = live
      live = null
      draw()
      gone.dispose()
    },
    dispose: () => {
      cancelDrawing()
      fragment.unobserveDeep(observer)
      element.removeEventListener('mousedown', pressed)
      element.removeEventListener('click', clicked)
      live?.dispose()
      live = null
      element.replaceChildren()
    },
  }
}

/** Puts the caret into a host's editor. Returns whether there is one. */
export function enterHost(host: SectionHost, place: Place): boolean {
  const editor = host.enliven()
  if (editor) placeCaret(editor, place)
  return editor !== null
}
