import { createElement, lazy, useState, type ComponentType } from 'react'

/** A screen whose code is fetched when somebody goes there. */
export interface FetchedScreen {
  /** Fetches the code while something else is waited for; a failure is told when the screen is shown. */
  readonly fetch: () => Promise<void>
  /** Draws the screen: at once where its code is here, else it suspends. */
  readonly Screen: ComponentType
}

/** A screen that `load` gets. */
export function fetchedScreen(load: () => Promise<ComponentType>): FetchedScreen {
  let arrived: ComponentType | undefined
  const later = lazy(async () => ({ default: await load() }))
  return {
    fetch: () =>
      load().then(
        component => void (arrived = component),
        () => undefined,
      ),
    Screen: function Fetched() {
      const [component] = useState(() => arrived ?? later) // a change of mind would draw it anew
      return createElement(component)
    },
  }
}
