import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { assetOf, securityHeaders } from '#shared/platform/assets'
import { identity, identityPath } from './identity'

/** A page being served. */
export interface Served {
  /** Such as `http://127.0.0.1:4870`: the one origin under which the page keeps its storage. */
  readonly address: string
  /** Frees the port; open connections are cut. */
  close(): Promise<void>
}

/** An answer to a request. */
export interface Answer {
  readonly status: number
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

const methods = 'GET, HEAD'

async function answer(folder: string, host: string, { method, url = '', headers }: IncomingMessage): Promise<Answer> {
  const [path = ''] = url.split('?')
  if (headers.host !== host) {
    // a page elsewhere may have pointed its own name at this computer; only our other name is led to the right one
    const isOurs = headers.host === host.replace('127.0.0.1', 'localhost') && assetOf(path)
    return isOurs ? { status: 308, headers: { Location: `http://${host}${path}` } } : { status: 421 }
  }
  return pageAnswer(folder, { method, path })
}

/** What is served of the built page in `folder`, and what says that this is a Meridian. */
export async function pageAnswer(
  folder: string,
  { method, path }: { readonly method: string | undefined; readonly path: string },
): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { Allow: methods } }
  if (path === identityPath) {
    return { status: 200, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }, body: identity }
  }
  const asset = assetOf(path)
  const body = asset && (await readFile(join(folder, asset.file)).catch(() => null))
  if (!asset || !body) return { status: 404 }
  const cache = asset.isFixed ? 'public, max-age=31536000, immutable' : 'no-cache'
  return { status: 200, headers: { 'Content-Type': asset.type, 'Cache-Control': cache }, body }
}

/** Sends an answer under the page's security headers. */
export function respond(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body = '' }: Answer,
): void {
  response.writeHead(status, { ...securityHeaders, 'Content-Length': Buffer.byteLength(body), ...headers })
  response.end(method === 'HEAD' ? undefined : body)
}

/**
 * Serves the built page in `folder` to this computer only. Port 0 takes any free one.
 * Throws Node's `EADDRINUSE` when the port is taken.
 */
export async function servePage(folder: string, port: number): Promise<Served> {
  let host = ''
  const server = createServer((request, response) => {
    void answer(folder, host, request).then(given => respond(request, response, given))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  host = `127.0.0.1:${bound.port}`
  return {
    address: `http://${host}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
