import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { MeridianError } from '#shared/base/errors'
import { pageAnswer, respond, type Answer } from '../http/serve'

/** A certificate and its key, PEM. */
export interface Tls {
  readonly cert: string | Uint8Array
  readonly key: string | Uint8Array
}

/** What a host shows to whoever asks by HTTP. */
export interface Front {
  /** Folder of the built page. */
  readonly page: string
  /** Whether all that the host has taken is on disk. */
  isWell(): boolean
}

const healthPath = '/health'

function health(isWell: boolean): Answer {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
  return { status: isWell ? 200 : 503, headers, body: JSON.stringify({ ok: isWell }) }
}

/** The host's HTTP server, not listening yet: TLS with a certificate, plain without. Throws `host.tls`. */
export function frontServer({ page, isWell }: Front, tls: Tls | null): Server {
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const [path = ''] = (request.url ?? '').split('?')
    if (path === healthPath) return respond(request, response, health(isWell()))
    void pageAnswer(page, { method: request.method, path }).then(given => respond(request, response, given))
  }
  if (!tls) return createPlain(onRequest)
  try {
    return createSecure({ cert: Buffer.from(tls.cert), key: Buffer.from(tls.key), minVersion: 'TLSv1.2' }, onRequest)
  } catch (cause) {
    throw new MeridianError('host.tls', {}, { cause })
  }
}
