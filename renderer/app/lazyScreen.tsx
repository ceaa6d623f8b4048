import { createElement, lazy, useState, type ComponentType } from 'react'

/** A screen whose code, part of the program's one file, runs when somebody first goes there. */
export interface LazyScreen {
  /** Runs the code while something else is waited for; a failure is told when the screen is shown. */
  readonly prepare: () => Promise<void>
  /** Draws the screen: at once where its code has run, else it suspends. */
  readonly Screen: ComponentType
}

/** A screen that `load` gets. */
export function lazyScreen(load: () => Promise<ComponentType>): LazyScreen {
  let ready: ComponentType | undefined
  const later = lazy(async () => ({ default: await load() }))
  return {
    prepare: () =>
      load().then(
        component => void (ready = component),
        () => undefined,
      ),
    Screen: function Lazy() {
      const [component] = useState(() => ready ?? later) // a change of mind would draw it anew
      return createElement(component)
    },
  }
}
