import { createElement, useLayoutEffect, useState, type ComponentType } from 'react'

/** A screen whose code, part of the program's one file, runs when somebody first goes there. */
export interface LazyScreen {
  /** Runs the code while something else is waited for; a failure is told when the screen is shown. */
  readonly prepare: () => Promise<void>
  /** Draws the screen, at once where its code has run, else as soon as it has. A failure is thrown to the boundary around it. */
  readonly Screen: ComponentType
}

/**
 * A screen that `load` gets. Not by React's own `lazy`: that leaves what it shows meanwhile on screen for 300 ms at least,
 * and running the code of a screen takes a tenth of that.
 */
export function lazyScreen(load: () => Promise<ComponentType>): LazyScreen {
  let ready: ComponentType | undefined
  const run = async () => (ready ??= await load())
  return {
    prepare: () =>
      run().then(
        () => undefined,
        () => undefined,
      ),
    Screen: function Lazy() {
      const [component, setComponent] = useState(() => ready)
      useLayoutEffect(() => {
        if (component) return
        run().then(
          loaded => setComponent(() => loaded),
          (error: unknown) =>
            setComponent(() => {
              throw error
            }),
        )
      }, [component])
      return component ? createElement(component) : null
    },
  }
}
