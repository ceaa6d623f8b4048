import { useDraggable } from '@dnd-kit/core'
import { UnstyledButton } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { memo, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '#shared/swot/board'
import type { SwotItem, SwotItemId } from '#shared/swot/item'
import { MoveMenu } from './MoveMenu'
import type { Standing } from './standing'
import { useIsNear } from './useIsNear'
import classes from './ItemCard.module.css'

interface ItemCardProps {
  readonly item: SwotItem
  readonly label: string
  readonly unit: string | null
  readonly canWrite: boolean
  /** Whether it is the one card of its quadrant that Tab reaches. */
  readonly isStop: boolean
  /** Whether its details stand in the panel. */
  readonly isOpen: boolean
  /** Its place while it is lifted with the keyboard, else null. */
  readonly carriedTo: number | null
  /** The line that shows where a dragged card would land. */
  readonly line: 'before' | 'after' | null
  readonly onOpen: (id: SwotItemId) => void
  readonly onKeyDown: (event: KeyboardEvent, id: SwotItemId) => void
  readonly onFocus: (id: SwotItemId) => void
  readonly onBlur: () => void
  /** Where an item stands and how many stand there; asked when its menu opens. */
  readonly whereIs: (id: SwotItemId) => Standing
  readonly onMove: (id: SwotItemId, to: Place) => void
}

/** Id of the hint that tells screen readers how cards are moved; rendered once by the board. */
export const moveHintId = 'swot-move-hint'

/** One item on the board. The whole card opens and drags; the grip does for fingers, the menu for everybody. */
export const ItemCard = memo(function ItemCard(props: ItemCardProps) {
  const { item, label, unit, canWrite, isStop, isOpen, carriedTo, line, whereIs, onMove } = props
  const { t } = useTranslation('swot')
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: item.id, disabled: !canWrite })
  const button = useRef<HTMLButtonElement>(null)
  const isNear = useIsNear(button)
  const isCarried = carriedTo !== null
  const tabIndex = isStop ? 0 : -1

  // a carried card is mounted anew in each quadrant, and moved in the page by each step: the focus stays with it
  useLayoutEffect(() => {
    if (isCarried) button.current?.focus()
  }, [isCarried, item.factor, carriedTo])

  return (
    <li
      ref={setNodeRef}
      className={classes.card}
      data-card={item.id}
      data-factor={item.factor}
      data-open={isOpen || undefined}
      data-carried={isCarried || undefined}
      data-dragging={isDragging || undefined}
      data-line={line ?? undefined}
      onPointerDown={event => {
        // a finger on the card scrolls, on the grip it drags
        if (event.pointerType === 'touch' && !(event.target as Element).closest('[data-grip]')) return
        listeners?.onPointerDown?.(event)
      }}
    >
      <UnstyledButton
        ref={button}
        className={classes.open}
        data-item={item.id}
        tabIndex={tabIndex}
        aria-label={t('card.name', { label, statement: item.statement || t('card.empty'), unit: unit ?? '' })}
        aria-describedby={canWrite ? moveHintId : undefined}
        aria-expanded={isOpen}
        onClick={() => props.onOpen(item.id)}
        onKeyDown={event => props.onKeyDown(event, item.id)}
        onKeyUp={event => {
          if (event.key === ' ') event.preventDefault() // Space lifts, it does not press
        }}
        onFocus={() => props.onFocus(item.id)}
        onBlur={props.onBlur}
      >
        <span className={classes.statement} dir="auto">
          {item.statement || <i>{t('card.empty')}</i>}
        </span>
      </UnstyledButton>
      <div className={classes.foot}>
        <bdi className={classes.label} aria-hidden>
          {label}
        </bdi>
        <span className={classes.unit} title={unit ?? undefined}>
          {unit ?? t('card.noUnit')}
        </span>
        {canWrite && isNear && (
          <span className={classes.handles}>
            <span className={classes.grip} data-grip>
              <IconGripVertical aria-hidden />
            </span>
            {/* events of the menu, which lies elsewhere on the page, come through here too and lift no card */}
            <span onPointerDown={event => event.stopPropagation()}>
              <MoveMenu
                label={label}
                whereIs={() => whereIs(item.id)}
                onMove={to => onMove(item.id, to)}
                tabIndex={tabIndex}
              />
            </span>
          </span>
        )}
      </div>
    </li>
  )
})
