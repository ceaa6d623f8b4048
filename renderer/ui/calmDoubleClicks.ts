const pressable = 'a, button, [role=button], [role=menuitem], [role=option], [role=tab], [role=radio]'

/** What a second press takes back: it would close what it just opened, or let go what it just chose. */
const toggle = '[aria-haspopup], [aria-expanded], [aria-pressed]'

/**
 * Makes a double click on a button mean what one click means: its second half neither takes the first one back, nor presses
 * what came under the pointer meanwhile, nor takes the focus from there. Other buttons that stay can be pressed as fast as
 * anybody likes, and text is marked by double clicks as ever. Call once.
 */
export function calmDoubleClicks(): void {
  let first: Element | null = null // what the first half pressed
  let isOver = false

  function onPress(event: MouseEvent): void {
    const pressed = event.target instanceof Element ? event.target.closest(pressable) : null
    if (event.detail <= 1) {
      first = pressed
      isOver = false
      return
    }
    isOver = first !== null && (pressed !== first || pressed.matches(toggle))
    if (isOver) end(event)
  }
  function onRest(event: MouseEvent): void {
    if (isOver && event.detail > 1) end(event)
  }

  window.addEventListener('mousedown', onPress, true)
  for (const name of ['mouseup', 'click', 'dblclick'] as const) window.addEventListener(name, onRest, true)
}

function end(event: MouseEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
