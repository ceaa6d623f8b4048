import type { Editor } from '@tiptap/react'
import * as Y from 'yjs'
import { source, type Readable } from '#shared/base/readable'
import type { SectionId } from '#shared/draft/section'
import type { DraftSession } from '../session/draftSession'
import { whenIdle } from '../../workspace/whenIdle'
import { liveSections } from './liveSections'
import type { PageEvents } from './pageEvents'
import type { Leave, Place } from './place'
import { enterHost, sectionHost, type SectionHost } from './sectionHost'
import { wholeSelection } from './wholeSelection'

/** The sections on screen as one page: which of them are live, where the caret is, what is in view. */
export interface LivePage {
  /** Takes a section's element. Gives how to let go of it. */
  attach(id: SectionId, element: HTMLElement, labelledBy: string, locked: (isLocked: boolean) => void): () => void
  /** The box around the sections that scrolls; null where the window does. */
  readonly scroller: HTMLElement | null
  /** Where a section's text is drawn; null while it has no place on the screen. */
  element(id: SectionId): HTMLElement | null
  /** The sections from top to bottom. */
  setOrder(order: readonly SectionId[]): void
  /** The editor the person was last in: what the toolbar works on. */
  readonly active: Readable<{ readonly id: SectionId; readonly editor: Editor } | null>
  /** Counts up with every change of text or selection in the active editor. */
  readonly activity: Readable<number>
  /** The section the eye is on. */
  readonly inView: Readable<SectionId | null>
  /** The editor for a tool to work on: where the caret was last, else the section in view. Null where nothing can be written. */
  target(): Editor | null
  /** Puts the caret into a section and brings it into view. */
  enter(id: SectionId, place: Place): void
  /** Brings a section to the top of the view. */
  reveal(id: SectionId): void
  dispose(): void
}

/** Runs the page inside `scroller`, or the window where it is null. */
export function livePage(session: DraftSession, scroller: HTMLElement | null, pageEvents: PageEvents): LivePage {
  const hosts = new Map<SectionId, SectionHost>()
  const byElement = new Map<Element, SectionHost>()
  const active = source<{ readonly id: SectionId; readonly editor: Editor } | null>(null)
  const activity = source(0)
  const inView = source<SectionId | null>(null)
  let order: readonly SectionId[] = []
  let cancelFilling = () => undefined as void

  const live = liveSections(scroller, byElement, () => active.read()?.id ?? null)
  const whole = wholeSelection(
    () => order.flatMap(id => hosts.get(id) ?? []),
    id => session.opened.workspace.prose(id),
  )
  const onSight = new IntersectionObserver(
    entries => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => byElement.get(target))
      const host = seen.at(-1)
      if (host) inView.set(host.id)
    },
    { root: scroller, rootMargin: '-12% 0px -80% 0px' },
  )

  /** Sections out of view get their text while nothing else happens, so that the browser's own search finds it. */
  function fill(): void {
    cancelFilling()
    cancelFilling = whenIdle(() => {
      const next = order
        .map(id => hosts.get(id))
        .find(host => host && !host.editor() && host.element.childElementCount === 0)
      if (!next) return
      next.show()
      fill()
    }, 5000)
  }

  function leave(from: SectionId, way: Leave): void {
    if (way.to === 'out') {
      hosts.get(from)?.element.focus()
      return
    }
    if (way.to === 'first' || way.to === 'last') {
      const target = way.to === 'first' ? order[0] : order.at(-1)
      if (target) enter(target, { at: way.to === 'first' ? 'start' : 'end' })
      return
    }
    if (way.to === 'whole') {
      const host = hosts.get(from)
      active.set(null)
      if (host) whole.select(host)
      return
    }
    if (way.to === 'toolbar') {
      pageEvents.toToolbar()
      return
    }
    const isUp = way.to === 'above'
    const target = order[order.indexOf(from) + (isUp ? -1 : 1)]
    if (target === undefined) return
    if (way.x === null) enter(target, { at: isUp ? 'end' : 'start' })
    else enter(target, { at: isUp ? 'bottom' : 'top', x: way.x })
  }

  function enter(id: SectionId, place: Place): void {
    const host = hosts.get(id)
    if (!host) return
    if (!enterHost(host, place)) host.element.focus()
    live.settle(120)
  }

  /** Undo and redo lead to where they changed the text, whichever section that is. */
  function follow({ changedParentTypes }: { readonly changedParentTypes: ReadonlyMap<unknown, unknown> }): void {
    const id = order.find(section => changedParentTypes.has(session.opened.workspace.prose(section)))
    if (id === undefined || id === active.read()?.id) return
    const blocks = [...changedParentTypes.keys()].map(type =>
      type instanceof Y.XmlElement ? type.getAttribute('id') : null,
    )
    const block = blocks.find(known => typeof known === 'string')
    enter(id, block ? { at: 'block', id: block } : { at: 'end' })
  }
  session.undoManager.on('stack-item-popped', follow)

  function makeActive(id: SectionId): void {
    const editor = hosts.get(id)?.editor()
    if (!editor) return
    session.lastSection = id
    inView.set(id)
    if (active.read()?.editor !== editor) active.set({ id, editor })
  }

  return {
    active,
    activity,
    inView,
    scroller,
    enter,
    target: () => {
      if (!session.canWrite) return null
      const now = active.read()?.editor
      if (now && !now.isDestroyed) return now
      const id = inView.read() ?? order[0]
      if (id === undefined) return null
      enter(id, { at: 'end' })
      return hosts.get(id)?.editor() ?? null
    },
    attach: (id, element, labelledBy, locked) => {
      const withEditor = <T>(work: (editor: Editor) => T) => {
        const editor = hosts.get(id)?.editor()
        return editor ? work(editor) : undefined
      }
      const host = sectionHost(
        session,
        id,
        element,
        labelledBy,
        {
          leave: way => leave(id, way),
          focused: () => makeActive(id),
          changed: () => {
            const now = active.read()
            if (now?.id !== id) return
            if (hosts.get(id)?.editor() !== now.editor) active.set(null)
            activity.set(activity.read() + 1)
          },
          undo: pageEvents.undo,
          redo: pageEvents.redo,
          refused: pageEvents.refused,
          openLink: pageEvents.openLink,
          link: () => withEditor(pageEvents.link),
          details: () => withEditor(pageEvents.details) ?? false,
          insertPictures: pictures => withEditor(editor => pageEvents.insertPictures(editor, pictures)),
        },
        place => enter(id, place),
        locked,
      )
      hosts.set(id, host)
      byElement.set(element, host)
      live.watch(element)
      onSight.observe(element)
      return () => {
        if (!byElement.has(element)) return // the page has let go of everything
        onSight.unobserve(element)
        hosts.delete(id)
        live.forget(element)
        byElement.delete(element)
        if (active.read()?.id === id) active.set(null)
        host.dispose()
      }
    },
    element: id => hosts.get(id)?.element ?? null,
    setOrder: next => {
      const isFirst = order.length === 0
      order = next
      fill()
      if (!isFirst) return
      // The first thing a person sees can be written in at once; observers would answer a frame or two later.
      const start = session.lastSection !== null && hosts.has(session.lastSection) ? session.lastSection : next[0]
      if (start === undefined) return
      if (start !== next[0]) hosts.get(start)?.element.closest('section')?.scrollIntoView({ block: 'start' })
      const first = hosts.get(start)
      if (session.canWrite) first?.enliven()
      else first?.show()
      inView.set(start)
    },
    reveal: id => {
      const host = hosts.get(id)
      if (!host) return
      host.show()
      host.element.closest('section')?.scrollIntoView({ block: 'start' })
      inView.set(id)
      live.settle(0)
    },
    dispose: () => {
      live.dispose()
      cancelFilling()
      whole.dispose()
      session.undoManager.off('stack-item-popped', follow)
      onSight.disconnect()
      active.set(null)
      for (const host of hosts.values()) host.dispose()
      hosts.clear()
      byElement.clear()
    },
  }
}
