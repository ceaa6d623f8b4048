import { source } from '#shared/base/readable'

/** Whether something in this window is not on disk yet. */
export const unsaved = source(false)

/** Held, shared, by every window while something in it is not on disk: nobody may replace the program then. */
const lock = 'meridian-unsaved'

unsaved.subscribe(() => {
  if (!unsaved.read()) return
  void navigator.locks.request(lock, { mode: 'shared' }, async () => {
    await whenSaved()
  })
})

/** Resolves when everything in this window is on disk. */
export function whenSaved(): Promise<void> {
  if (!unsaved.read()) return Promise.resolve()
  return new Promise(resolve => {
    const stop = unsaved.subscribe(() => {
      if (unsaved.read()) return
      stop()
      resolve()
    })
  })
}

/** Runs `work` unless something in any window of Meridian is not on disk; gives whether it ran. */
export const whileAllSaved = (work: () => void): Promise<boolean> =>
  navigator.locks.request(lock, { ifAvailable: true }, held => {
    if (held) work()
    return held !== null
  })
