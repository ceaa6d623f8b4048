import { PointerSensor, useSensor, useSensors, type DragStartEvent } from '@dnd-kit/core'
import { useRef, useState } from 'react'
import type { Place } from '#shared/swot/board'
import type { Factor, SwotItemId } from '#shared/swot/item'

/** One object, so that the cards are not drawn again for a new one. */
const sensing = { activationConstraint: { distance: 6 } }

/** An item under the pointer, and the place where a line shows that it would land; null outside of the quadrants. */
export interface Dragged {
  readonly id: SwotItemId
  readonly to: Place | null
}

/** The place under a point of the window: in the quadrant there, before the first card whose middle lies below it. */
function placeAt(x: number, y: number, dragged: SwotItemId): Place | null {
  const quadrant = document
    .elementsFromPoint(x, y)
    .find(element => element instanceof HTMLElement && element.dataset.quadrant)
  if (!(quadrant instanceof HTMLElement)) return null
  const cards = [...quadrant.querySelectorAll<HTMLElement>('[data-card]')].filter(card => card.dataset.card !== dragged)
  const below = cards.findIndex(card => {
    const { top, height } = card.getBoundingClientRect()
    return y < top + height / 2
  })
  return { factor: quadrant.dataset.quadrant as Factor, place: below < 0 ? cards.length : below }
}

/**
 * Moving by pointer: a card is dragged once the pointer has gone 6 pixels. Gives the handlers of a `DndContext`, and what is
 * dragged where, for the cards to show.
 */
export function useDraggedItem(onMove: (id: SwotItemId, to: Place) => void) {
  const sensors = useSensors(useSensor(PointerSensor, sensing))
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const pointer = useRef({ x: 0, y: 0 })
  const follow = useRef((event: PointerEvent) => {
    pointer.current = { x: event.clientX, y: event.clientY }
  })

  function stop(): void {
    window.removeEventListener('pointermove', follow.current, true)
    setDragged(null)
  }

  return {
    dragged,
    handlers: {
      sensors,
      onDragStart: ({ active, activatorEvent }: DragStartEvent) => {
        if (activatorEvent instanceof PointerEvent) follow.current(activatorEvent)
        window.addEventListener('pointermove', follow.current, true)
        setDragged({ id: active.id as SwotItemId, to: null })
      },
      onDragMove: () => {
        if (!dragged) return
        const to = placeAt(pointer.current.x, pointer.current.y, dragged.id)
        if (to?.factor !== dragged.to?.factor || to?.place !== dragged.to?.place) setDragged({ ...dragged, to })
      },
      onDragEnd: () => {
        if (dragged) {
          const to = placeAt(pointer.current.x, pointer.current.y, dragged.id)
          if (to) onMove(dragged.id, to)
        }
        stop()
      },
      onDragCancel: stop,
    },
  }
}
