import { DndContext, DragOverlay, pointerWithin, type Announcements } from '@dnd-kit/core'
import { VisuallyHidden } from '@mantine/core'
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '#shared/swot/board'
import { factors, type Factor, type SwotItemId } from '#shared/swot/item'
import { useOpened, useWorkspace } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'
import { moveHintId } from './ItemCard'
import { standing } from './standing'
import { ItemComposer } from './ItemComposer'
import { LiftedCard } from './LiftedCard'
import { QuadrantColumn } from './QuadrantColumn'
import { useCarriedItem } from './useCarriedItem'
import { useDraggedItem } from './useDraggedItem'
import type { Swot } from './useSwot'
import type { SwotActions } from './useSwotActions'
import classes from './BoardView.module.css'

/** Time after which a closed menu has given the focus back, to what may be gone by then. */
const focusReturnsMs = 50

/** What is spoken is said by the stage itself, in its own words. */
const silent: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

interface BoardViewProps {
  readonly swot: Swot
  readonly actions: SwotActions
  readonly open: SwotItemId | null
  readonly composing: Factor | null
  readonly onOpen: (id: SwotItemId) => void
  readonly onCompose: (factor: Factor | null) => void
}

/** The four quadrants, S and W above O and T, always in the same places. */
export function BoardView({ swot, actions, open, composing, onOpen, onCompose }: BoardViewProps) {
  const { t } = useTranslation('swot')
  const { me } = useOpened()
  const ownUnit = useReadable(useWorkspace().people).find(({ id }) => id === me.id)?.unit ?? null
  const board = useRef<HTMLDivElement>(null)
  const focus = useCallback(
    (id: SwotItemId) => board.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus(),
    [],
  )
  const { move, add } = actions
  const moveByMenu = useCallback(
    (id: SwotItemId, to: Place) => {
      move(id, to)
      setTimeout(() => focus(id), focusReturnsMs) // its menu has gone with its old place
    },
    [move, focus],
  )
  const carry = useCarriedItem({ board: swot.board, label: swot.label, canMove: swot.canWrite, focus, onMove: move })
  const { dragged, handlers } = useDraggedItem(move)
  const item = dragged && swot.items.find(({ id }) => id === dragged.id)

  // cards are many and drawn again only when their own facts change, so their handlers stay the same
  const latest = useRef({ ...carry, board: swot.board })
  useEffect(() => {
    latest.current = { ...carry, board: swot.board }
  })
  const whereIs = useCallback((id: SwotItemId) => standing(latest.current.board, id), [])
  const onKeyDown = useCallback((event: KeyboardEvent, id: SwotItemId) => latest.current.onKeyDown(event, id), [])
  const onBlur = useCallback(() => {
    // a step moves the card in the page, which blurs it for a moment; wait for where the focus ends up
    requestAnimationFrame(() => {
      const { carried, giveBack } = latest.current
      const focused = document.activeElement
      if (carried && !(focused instanceof HTMLElement && focused.dataset.item === carried)) giveBack()
    })
  }, [])

  return (
    <DndContext collisionDetection={pointerWithin} accessibility={{ announcements: silent }} {...handlers}>
      {swot.canWrite && <VisuallyHidden id={moveHintId}>{t('card.hint')}</VisuallyHidden>}
      <div ref={board} className={classes.board} data-board>
        {factors.map(factor => (
          <QuadrantColumn
            key={factor}
            factor={factor}
            items={carry.shown[factor]}
            swot={swot}
            open={open}
            carried={carry.carried}
            dragged={dragged?.id ?? null}
            line={dragged?.to?.factor === factor ? dragged.to.place : null}
            composer={
              composing === factor && swot.canWrite ? (
                <ItemComposer
                  factor={factor}
                  units={swot.units}
                  ownUnit={ownUnit}
                  onAdd={(statement, unit) => add(factor, statement, unit)}
                  onClose={() => {
                    onCompose(null)
                    board.current?.querySelector<HTMLElement>(`[data-quadrant=${factor}] [data-add]`)?.focus()
                  }}
                />
              ) : null
            }
            onCompose={onCompose}
            onOpen={onOpen}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
            whereIs={whereIs}
            onMove={moveByMenu}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {item && <LiftedCard item={item} label={swot.label(item.id)} unit={swot.unitName(item.unit)} />}
      </DragOverlay>
    </DndContext>
  )
}
