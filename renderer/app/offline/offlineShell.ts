import { source, type Readable } from '#shared/base/readable'
import { whenSaved, whileAllSaved } from './unsaved'

/** How often a window that stays open looks for a new version, in milliseconds. */
const lookEveryMs = 60 * 60 * 1000

/** The program as this browser keeps it. */
export interface OfflineShell {
  /** Name of the build that runs; null while nothing is kept, such as on the first visit. */
  readonly revision: Readable<string | null>
  /** Whether a new version waits to be used. */
  readonly isUpdateReady: Readable<boolean>
  /** Changes all windows to the new version; gives false, and changes nothing, while something in one is not on disk. */
  update(): Promise<boolean>
}

const revision = source<string | null>(null)
const isUpdateReady = source(false)
let waiting: ServiceWorker | null = null
let isUnwanted = false
let registering: Promise<ServiceWorkerRegistration> | undefined

/** The program as this browser keeps it; nothing happens before `keepShell`. */
export const offlineShell: OfflineShell = {
  revision,
  isUpdateReady,
  update: () => whileAllSaved(() => waiting?.postMessage('take over')),
}

function askRevision(worker: ServiceWorker): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => typeof data === 'string' && revision.set(data))
  port1.start()
  worker.postMessage('revision', [port2])
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !navigator.serviceWorker.controller) return // the first version simply begins
    waiting = worker
    isUpdateReady.set(true)
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => installing.state === 'installed' && offer(installing))
  })
  const look = () => void registration.update().catch(() => undefined) // no network: the kept version goes on
  setInterval(look, lookEveryMs)
  window.addEventListener('online', look)
}

/**
 * Lets the browser keep the program, so that it opens without a network. A new version is fetched beside it and waits until
 * somebody asks for it; then each window reloads once its work is on disk.
 */
export async function keepShell(): Promise<void> {
  const { serviceWorker } = navigator
  if (isUnwanted) return
  let hasVersion = serviceWorker.controller !== null
  if (serviceWorker.controller) askRevision(serviceWorker.controller)
  serviceWorker.addEventListener('controllerchange', () => {
    if (serviceWorker.controller) askRevision(serviceWorker.controller)
    if (hasVersion) void whenSaved().then(() => location.reload())
    hasVersion = true
  })
  try {
    registering = serviceWorker.register('./sw.js', { updateViaCache: 'none' })
    watch(await registering)
  } catch {
    // a browser that keeps no programs, or a full disk: it goes on with the network, and the settings say so
  }
}

/** Removes the program from the browser, which keeps it no longer. The window goes on until it is closed. */
export async function removeShell(): Promise<void> {
  isUnwanted = true
  await registering?.catch(() => undefined)
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    const { installing } = registration
    await registration.unregister()
    if (installing?.state === 'installing')
      await new Promise(resolve => installing.addEventListener('statechange', resolve, { once: true })) // it would fill its cache
  }
  for (const name of await caches.keys()) if (name.startsWith('meridian-')) await caches.delete(name)
}
