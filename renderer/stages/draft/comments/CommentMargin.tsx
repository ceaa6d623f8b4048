import { useCallback, useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ThreadId } from '#shared/comments/threads'
import type { SectionId } from '#shared/draft/section'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import type { LivePage } from '../../../editor/page/livePage'
import { useReadable } from '../../../workspace/useReadable'
import { CommentCard } from './CommentCard'
import classes from './Comments.module.css'
import { Composer } from './Composer'
import { slideApart } from './slideApart'
import type { CommentActions } from './useCommentActions'
import { useNearSections, type NearSections } from './useNearSections'
import { useSortedThreads } from './useSortedThreads'

interface CommentMarginProps {
  readonly room: CommentRoom
  readonly page: LivePage
  readonly sections: readonly SectionId[]
  readonly actions: CommentActions
}

type CardId = ThreadId | 'composing'

/** Pixels between two cards. */
const gap = 8

/** The threads beside their text. Cards are moved past React: typing draws none of them anew. */
export function CommentMargin({ room, page, sections, actions }: CommentMarginProps) {
  const { t } = useTranslation('comments')
  const { desk } = room
  const active = useReadable(desk.active)
  const composing = useReadable(desk.composing)
  const near = useNearSections(page, sections)
  const threads = useSortedThreads(room, sections).filter(
    ({ section, thread }) => section !== null && (near.ids.has(section) || thread.id === active),
  )
  const column = useRef<HTMLDivElement>(null)
  const slots = useRef(new Map<CardId, HTMLElement>())
  const frame = useRef(0)
  const wanted = useRef<readonly (readonly [CardId, SectionId])[]>([])
  useLayoutEffect(() => {
    wanted.current = [
      ...threads.map(({ thread, section }) => [thread.id, section!] as const),
      ...(composing ? [['composing', composing.section] as const] : []),
    ]
  })

  const layOut = useCallback(() => {
    const box = column.current?.getBoundingClientRect()
    if (!box) return
    const cards = wanted.current
      .flatMap(([id, section], order) => {
        const slot = slots.current.get(id)
        const stands = desk.boxOf(id) ?? page.element(section)?.getBoundingClientRect()
        return slot && stands ? [{ id, slot, order, top: stands.top - box.top, height: slot.offsetHeight }] : []
      })
      .sort((a, b) => a.top - b.top || a.order - b.order)
    const pinned = cards.findIndex(({ id }) => id === (desk.composing.read() ? 'composing' : desk.active.read()))
    const tops = slideApart(cards, gap, pinned)
    cards.forEach(({ slot }, i) => (slot.style.transform = `translateY(${Math.round(tops[i]!)}px)`))
    const fresh = cards.filter(({ slot }) => slot.dataset.placed === undefined)
    if (fresh.length > 0) column.current!.getBoundingClientRect() // they stand before they may slide: nothing comes from the top
    for (const { slot } of fresh) slot.dataset.placed = ''
    const end = cards.length > 0 ? tops.at(-1)! + cards.at(-1)!.height + gap : 0
    column.current!.style.minBlockSize = `${Math.ceil(end)}px`
  }, [desk, page])
  const layOutSoon = useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(layOut)
  }, [layOut])

  useLayoutEffect(layOut)
  useEffect(() => desk.drawn.subscribe(layOutSoon), [desk, layOutSoon])
  useEffect(() => {
    const sizes = new ResizeObserver(layOut) // before anything is painted: no card covers another for a moment
    for (const id of sections) {
      const element = page.element(id)
      if (element) sizes.observe(element)
    }
    for (const slot of slots.current.values()) sizes.observe(slot)
    return () => sizes.disconnect()
  }) // cards come and go with each rendering, which is seldom

  return (
    <aside ref={column} className={classes.margin} aria-label={t('name')}>
      {threads.map(({ thread, section, place }) => (
        <Slot key={thread.id} id={thread.id} section={section!} slots={slots} watch={near.watch}>
          <CommentCard
            thread={thread}
            place={place}
            isActive={thread.id === active && !composing}
            canComment={room.canComment}
            unsent={room.unsent}
            actions={actions}
            onActivate={desk.activate}
            onLeave={desk.returnToText}
          />
        </Slot>
      ))}
      {composing && (
        <Slot id="composing" section={composing.section} slots={slots} watch={near.watch}>
          <Composer room={room} anchor={composing} actions={actions} />
        </Slot>
      )}
    </aside>
  )
}

interface SlotProps {
  readonly id: CardId
  readonly section: SectionId
  readonly slots: RefObject<Map<CardId, HTMLElement>>
  readonly watch: NearSections['watch']
  readonly children: ReactNode
}

/** What is moved: the place of one card. */
function Slot({ id, section, slots, watch, children }: SlotProps) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const all = slots.current
    all.set(id, place.current!)
    return () => void all.delete(id)
  }, [id, slots])
  useEffect(() => watch(place.current!, section), [watch, section])
  return (
    <div ref={place} className={classes.slot}>
      {children}
    </div>
  )
}
