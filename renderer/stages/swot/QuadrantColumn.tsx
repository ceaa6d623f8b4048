import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useDroppable } from '@dnd-kit/core'
import { useTranslation } from 'react-i18next'
import type { Place } from '#shared/swot/board'
import type { Factor, SwotItem, SwotItemId } from '#shared/swot/item'
import { FactorTile } from './FactorTile'
import { ItemCard } from './ItemCard'
import { MoreBelow } from './MoreBelow'
import type { Standing } from './standing'
import type { Swot } from './useSwot'
import classes from './QuadrantColumn.module.css'

interface QuadrantColumnProps {
  readonly factor: Factor
  /** As shown: with a carried item at its new place. */
  readonly items: readonly SwotItem[]
  readonly swot: Swot
  readonly open: SwotItemId | null
  readonly carried: SwotItemId | null
  /** Where the dragged card would land among the others, if in this quadrant. */
  readonly line: number | null
  readonly dragged: SwotItemId | null
  /** The composer, while it is open here. */
  readonly composer: ReactNode
  readonly onCompose: (factor: Factor) => void
  readonly onOpen: (id: SwotItemId) => void
  readonly onKeyDown: (event: KeyboardEvent, id: SwotItemId) => void
  readonly onBlur: () => void
  readonly whereIs: (id: SwotItemId) => Standing
  readonly onMove: (id: SwotItemId, to: Place) => void
}

/** One quadrant of the board: its cards scroll inside it, so that all four stay in view. */
export function QuadrantColumn(props: QuadrantColumnProps) {
  const { factor, items, swot, open, carried, line, dragged, composer } = props
  const { t } = useTranslation('swot')
  const head = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { setNodeRef } = useDroppable({ id: factor })
  const [stop, setStop] = useState<SwotItemId>()
  const tabStop = items.some(({ id }) => id === stop) ? stop : items[0]?.id

  // a new item comes last: show it above the composer
  const count = items.length
  const isComposing = composer !== null
  useEffect(() => {
    if (isComposing) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [isComposing, count])

  const others = items.filter(({ id }) => id !== dragged)
  const lineAt = (id: SwotItemId) => {
    if (line === null) return null
    if (others[line]?.id === id) return 'before'
    return line >= others.length && others.at(-1)?.id === id ? 'after' : null
  }

  return (
    <section
      className={classes.quadrant}
      data-factor={factor}
      data-quadrant={factor}
      data-target={(line !== null && others.length === 0) || undefined}
      aria-labelledby={head}
    >
      <div className={classes.head}>
        <FactorTile factor={factor} />
        <h2 id={head}>{t(`common:factor.${factor}.plural`)}</h2>
        <span className={classes.count}>{t(`quadrant.${factor}`, { count: swot.board[factor].length })}</span>
        {swot.canWrite && (
          <Tooltip label={t(`add.${factor}`)}>
            <ActionIcon
              className={classes.plus}
              data-add
              aria-label={t(`add.${factor}`)}
              onClick={() => props.onCompose(factor)}
            >
              <IconPlus aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <div ref={scroller} className={classes.scroller}>
        <ol ref={setNodeRef} className={classes.list}>
          {items.map((item, place) => (
            <ItemCard
              key={item.id}
              item={item}
              label={swot.label(item.id)}
              unit={swot.unitName(item.unit)}
              canWrite={swot.canWrite}
              isStop={item.id === tabStop}
              isOpen={item.id === open}
              carriedTo={item.id === carried ? place : null}
              line={lineAt(item.id)}
              onOpen={props.onOpen}
              onKeyDown={props.onKeyDown}
              onFocus={setStop}
              onBlur={props.onBlur}
              whereIs={props.whereIs}
              onMove={props.onMove}
            />
          ))}
        </ol>
        {items.length === 0 && !isComposing && <p className={classes.empty}>{t(`emptyQuadrant.${factor}`)}</p>}
      </div>
      {composer ?? <MoreBelow factor={factor} items={items} scroller={scroller} label={swot.label} />}
    </section>
  )
}
