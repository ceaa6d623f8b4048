/** What the build knows of the page: a name for all of it, and its files by their paths. */
interface Shell {
  readonly revision: string
  /** Needed to open, edit and export; fetched before this version is used. */
  readonly files: readonly string[]
}

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
/** When a request is answered from a cache without the worker, which takes its time to start. */
interface Route {
  readonly condition: {
    readonly or: readonly { readonly urlPattern: { readonly pathname: string; readonly search: '' } }[]
  }
  readonly source: { readonly cacheName: string }
}
interface Installing extends Extendable {
  /** Only newer browsers have it; all others ask the worker. */
  addRoutes?(route: Route): Promise<void>
}
interface Fetched extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

/** The part of a service worker's world that is used here; the page's own types know it as a window. */
interface Scope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(name: 'install', listener: (event: Installing) => void): void
  addEventListener(name: 'activate', listener: (event: Extendable) => void): void
  addEventListener(name: 'fetch', listener: (event: Fetched) => void): void
  addEventListener(name: 'message', listener: (event: MessageEvent<unknown>) => void): void
}
const scope = self as unknown as Scope

const shell = JSON.parse('__SHELL__') as Shell // written by the build
const prefix = 'meridian-shell-'
const mine = prefix + shell.revision
const page = 'index.html'

const addressOf = (file: string) => new URL(file, scope.registration.scope).href
const known = new Set(shell.files.map(addressOf))
const isFixed = (address: string) => address.startsWith(addressOf('assets/'))

/** Keeps every file of this version; what an earlier one had under the same name, which tells its bytes, is not fetched again. */
async function install(): Promise<void> {
  const cache = await caches.open(mine)
  for (const address of known) {
    const kept = isFixed(address) ? await caches.match(address) : undefined
    const answer = kept ?? (await fetch(address, { cache: isFixed(address) ? 'default' : 'no-store' }))
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    await cache.put(address, answer)
  }
  await cache.put(addressOf(''), (await cache.match(addressOf(page)))!)
}

/** Forgets versions before the last one, which a window may still run that has not saved all yet. */
async function activate(): Promise<void> {
  const others = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== mine)
  for (const name of others.slice(0, -1)) await caches.delete(name)
  await scope.clients.claim()
}

async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(mine)
  return (await cache.match(address)) ?? (await caches.match(address)) ?? fetch(request)
}

/** A font that few people need is kept once it was used. */
async function keptOnceUsed(request: Request): Promise<Response> {
  const found = await caches.match(request.url)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(mine)).put(request.url, answer.clone())
  return answer
}

scope.addEventListener('install', event => {
  event.waitUntil(install())
  const paths = ['', ...shell.files].map(file => new URL(addressOf(file)).pathname)
  const condition = { or: paths.map(pathname => ({ urlPattern: { pathname, search: '' as const } })) }
  event.addRoutes?.({ condition, source: { cacheName: mine } }).catch(() => undefined) // then the worker is asked
})
scope.addEventListener('activate', event => event.waitUntil(activate()))
scope.addEventListener('fetch', event => {
  const { request } = event
  const address = request.url.replace(/[?#].*$/, '')
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && (address === addressOf('') || address === addressOf(page)))
    event.respondWith(kept(addressOf(page), request))
  else if (known.has(address)) event.respondWith(kept(address, request))
  else if (isFixed(address)) event.respondWith(keptOnceUsed(request))
  // whatever else there is, such as a host's health, is asked of the network and never kept
})
scope.addEventListener('message', ({ data, ports: [port] }) => {
  if (data === 'take over') void scope.skipWaiting()
  if (data === 'revision') port?.postMessage(shell.revision)
})
