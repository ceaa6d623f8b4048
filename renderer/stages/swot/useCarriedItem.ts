import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { moved, placeOf, stepFrom, type Board, type Place, type Step } from '#shared/swot/board'
import { factors, type Factor, type SwotItemId } from '#shared/swot/item'
import { announce } from '../../ui/LiveRegions'

/** An item lifted with the keyboard, and the place where it would be put down. */
interface Carried {
  readonly id: SwotItemId
  readonly at: Place
}

const arrows = (): Readonly<Record<string, Step>> => {
  const isRtl = document.documentElement.dir === 'rtl'
  return {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowRight: isRtl ? 'back' : 'onward',
    ArrowLeft: isRtl ? 'onward' : 'back',
  }
}

/**
 * Moving by keyboard: Space lifts, arrows carry the item between and inside quadrants, Space or Enter puts it down, Esc
 * returns it; each step is spoken. Nothing is written before it is put down. Without a lifted item, arrows move the focus.
 */
export function useCarriedItem({
  board,
  label,
  canMove,
  focus,
  onMove,
}: {
  readonly board: Board
  readonly label: (id: SwotItemId) => string
  readonly canMove: boolean
  readonly focus: (id: SwotItemId) => void
  readonly onMove: (id: SwotItemId, to: Place) => void
}) {
  const { t } = useTranslation('swot')
  const [carried, setCarried] = useState<Carried | null>(null)
  const putDown = useRef<SwotItemId | null>(null)
  const shown = carried ? moved(board, carried.id, carried.at) : board

  // a card that is put down or returned may be mounted anew in another quadrant: the focus goes with it
  useLayoutEffect(() => {
    if (carried || !putDown.current) return
    focus(putDown.current)
    putDown.current = null
  }, [carried, focus])

  const say = (key: string, id: SwotItemId, at: Place, of: number) =>
    announce(
      t(key, { label: label(id), quadrant: t(`common:factor.${at.factor}.plural`), place: at.place + 1, of }),
      'assertive',
    )

  function lengths(id: SwotItemId | null): Record<Factor, number> {
    const home = id && placeOf(board, id)?.factor
    return Object.fromEntries(
      factors.map(factor => [factor, board[factor].length + (id && factor !== home ? 1 : 0)]),
    ) as Record<Factor, number>
  }

  function giveBack(): void {
    if (!carried) return
    const home = placeOf(board, carried.id)
    setCarried(null)
    if (home) say('said.returned', carried.id, home, board[home.factor].length)
  }

  function drop(id: SwotItemId, at: Place): void {
    putDown.current = id
    setCarried(null)
    onMove(id, at)
  }

  function lift(id: SwotItemId): void {
    const at = placeOf(board, id)
    if (!at) return
    setCarried({ id, at })
    say('said.lifted', id, at, board[at.factor].length)
  }

  function onKeyDown(event: KeyboardEvent, id: SwotItemId): void {
    const isCarried = carried?.id === id
    const step = arrows()[event.key]
    if (step) {
      event.preventDefault()
      const from = isCarried ? carried.at : placeOf(board, id)
      if (!from) return
      const counts = lengths(isCarried ? id : null)
      const at = stepFrom(from, step, counts)
      if (isCarried) {
        setCarried({ id, at })
        say('said.at', id, at, counts[at.factor])
      } else focus(board[at.factor][at.place]!.id)
    } else if (event.key === ' ' && canMove) {
      event.preventDefault()
      if (isCarried) drop(id, carried.at)
      else lift(id)
    } else if (event.key === 'Enter' && isCarried) {
      event.preventDefault()
      drop(id, carried.at)
    } else if (event.key === 'Escape' && isCarried) {
      event.preventDefault()
      event.stopPropagation()
      putDown.current = id
      giveBack()
    }
  }

  return { shown, carried: carried?.id ?? null, onKeyDown, giveBack }
}
