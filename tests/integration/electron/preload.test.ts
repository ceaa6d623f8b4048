import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { Bridge } from '#shared/platform/contract'
import { contract } from '#shared/platform/contract'

/** Runs the built preload as Electron's sandbox does: alone, with nothing to require but Electron. */
async function exposed() {
  const asked: unknown[][] = []
  const listeners = new Set<() => void>()
  const page: Record<string, unknown> = {}
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => (page[name] = value) },
    ipcRenderer: {
      invoke: (...request: unknown[]) => Promise.resolve(void asked.push(request)),
      on: (_: string, listener: () => void) => listeners.add(listener),
      off: (_: string, listener: () => void) => listeners.delete(listener),
    },
  }
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`a sandboxed preload cannot load ${name}`)
  }
  runInNewContext(await readFile('out/preload/index.cjs', 'utf8'), { require, module: {}, exports: {} })
  return { page, asked, listeners, bridge: page['meridian'] as Bridge }
}

it('shows the page the channels of the contract and nothing else', async () => {
  const { page, bridge } = await exposed()
  expect(Object.keys(page)).toEqual(['meridian'])
  expect(Object.keys(bridge).sort()).toEqual(
    [...Object.keys(contract), 'onFileWaiting', 'onHostingChanged', 'onInviteWaiting'].sort(),
  )
})

it('passes each request on to the channel of its name', async () => {
  const { asked, bridge } = await exposed()
  await bridge['links.open']({ url: 'https://example.org/' })
  expect(asked).toEqual([['links.open', { url: 'https://example.org/' }]])
})

it('tells that a file waits without handing over the event, until nobody listens', async () => {
  const { bridge, listeners } = await exposed()
  const heard: unknown[][] = []
  const stop = bridge.onFileWaiting((...given: unknown[]) => heard.push(given))
  for (const listener of listeners) listener()
  expect(heard).toEqual([[]])
  stop()
  expect(listeners.size).toBe(0)
})
