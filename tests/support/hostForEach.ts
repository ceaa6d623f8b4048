import { afterEach, beforeEach } from 'vitest'
import { temporaryFolder } from './hosted'
import { startProgram, type HostProgram } from './hostProgram'
import type { Pages } from './pages'

/** The host of a test: a program of its own over a folder that goes with it. */
export interface RunningHost {
  /** The program that runs now. */
  readonly now: HostProgram
  /** Starts it again over the same folder, at the same port. */
  comesBack(): Promise<void>
}

/** Starts a host before each test of a file, and ends it once all pages are closed. */
export function hostForEach(pages: Pages): RunningHost {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: HostProgram
  beforeEach(async () => {
    folder = await temporaryFolder()
    running = await startProgram(folder.path)
  })
  afterEach(async () => {
    await pages.close()
    await running.kill()
    await folder.remove()
  })
  return {
    get now() {
      return running
    },
    comesBack: async () => {
      running = await startProgram(folder.path, running.port)
    },
  }
}
