import type { Library } from '../workspace/library'
import type { WorkspaceKeeper } from './workspace/keeper'

/**
 * The same library and keeper; while one of them puts something on disk, the browser asks before the window closes. An open
 * workspace asks for itself.
 */
export function askBeforeLeaving(
  library: Library,
  keeper: WorkspaceKeeper,
): { readonly library: Library; readonly keeper: WorkspaceKeeper } {
  let running = 0
  window.addEventListener('beforeunload', event => {
    if (running > 0) event.preventDefault()
  })
  const asking =
    <Given extends unknown[], T>(work: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      running++
      try {
        return await work(...given)
      } finally {
        running--
      }
    }
  return {
    library: {
      ...library,
      create: asking(library.create),
      openSample: asking(library.openSample),
      keepBrought: asking(library.keepBrought),
      copy: asking(library.copy),
      join: asking(library.join),
      recover: asking(library.recover),
      forget: asking(library.forget),
    },
    keeper: { ...keeper, leave: asking(keeper.leave) },
  }
}
