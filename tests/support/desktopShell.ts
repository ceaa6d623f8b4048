import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { electronStandIn } from './electronStandIn'

type StandIn = ReturnType<typeof electronStandIn>

/**
 * Runs the built main process against a stand-in for Electron; `prepare` changes the stand-in before it starts. With the
 * folder of an earlier start it finds what that one kept.
 */
export async function startMain(
  prepare: (electron: StandIn) => void = () => undefined,
  earlier?: string,
): Promise<StandIn & { readonly userData: string }> {
  const userData = earlier ?? (await mkdtemp(join(tmpdir(), 'meridian-user-')))
  const electron = electronStandIn({ userData })
  prepare(electron)
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
  await import(new URL('../../out/main/main.js', import.meta.url).pathname)
  const hasWindow = () => electron.windows.length || Promise.reject(new Error('no window'))
  if (electron.app.isLocked) await vi.waitFor(hasWindow, { timeout: 25_000 })
  onTestFinished(async () => {
    if (electron.processes.length > 0) await electron.ask('hosting.stop', null)
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  })
  return { ...electron, userData }
}
