import { personColour } from '../../workspace/person'
import type { RemoteCaret } from '../../workspace/presence'
import type { CaretBox } from './caretBox'
import classes from './Carets.module.css'

/** The name stands at a caret for this long after it moved; then only the line is left. Milliseconds. */
const namedMs = 2000

/** The line and the name of somebody's caret. Nothing here reads the layout. */
export interface DrawnCaret {
  /** Where it was last drawn, relative to its layer. */
  readonly box: () => CaretBox | null
  /** Draws it at `box`, relative to a layer of `width` pixels; null hides it. `own` is the caret of this computer's person. */
  draw(box: CaretBox | null, width: number, own: CaretBox | null): void
  /** Shows the name for a moment, because the person moved. */
  moved(): void
  /** Shows the name for as long as the pointer is near. */
  hover(isNear: boolean): void
  dispose(): void
}

/** Pixels around a caret within which the pointer asks for its name. */
const reach = 6

/** Whether a point is at a caret. */
export const isAt = (box: CaretBox | null, x: number, y: number): boolean =>
  box !== null && Math.abs(x - box.x) <= reach && y >= box.y && y <= box.y + box.height

/** Puts somebody's caret into `layer`. The name is text, whatever stands in it. */
export function drawnCaret(layer: HTMLElement, { person, name }: RemoteCaret): DrawnCaret {
  const line = document.createElement('div')
  const flag = document.createElement('span')
  line.className = classes.caret!
  line.style.setProperty('--p', personColour(person))
  flag.className = classes.flag!
  flag.dir = 'auto'
  flag.textContent = name
  line.append(flag)
  layer.append(line)
  let at: CaretBox | null = null
  let isMoving = false
  let isHovered = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const settle = () => flag.toggleAttribute('data-shown', isMoving || isHovered)

  return {
    box: () => at,
    draw: (box, width, own) => {
      at = box
      line.hidden = box === null
      if (!box) return
      line.style.blockSize = `${box.height}px`
      line.style.transform = `translate(${Math.round(box.x)}px, ${Math.round(box.y)}px)`
      // Above the line there may be no room, or the caret of whoever looks.
      const isOverOwn =
        own !== null && own.y < box.y && box.y - own.y < box.height * 1.5 && Math.abs(own.x - box.x) < 200
      flag.toggleAttribute('data-below', box.y < box.height / 2 || isOverOwn)
      flag.toggleAttribute('data-before', box.x > width * 0.6)
    },
    moved: () => {
      isMoving = true
      settle()
      clearTimeout(timer)
      timer = setTimeout(() => {
        isMoving = false
        settle()
      }, namedMs)
    },
    hover: isNear => {
      if (isNear === isHovered) return
      isHovered = isNear
      settle()
    },
    dispose: () => {
      clearTimeout(timer)
      line.remove()
    },
  }
}
