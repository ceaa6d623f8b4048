import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { WebSocket, type ClientOptions } from 'ws'

/** A socket that takes the one certificate whose pin it knows, whoever vouches for it, as the desktop shell does. */
export function pinnedSocket(address: string, pin: string, options: ClientOptions): WebSocket {
  const socket = new WebSocket(address, { ...options, rejectUnauthorized: false })
  socket.on('upgrade', (answer: IncomingMessage) => {
    const { raw } = (answer.socket as TLSSocket).getPeerCertificate()
    if (createHash('sha256').update(raw).digest('base64url') !== pin) socket.terminate() // and so it never opens
  })
  return socket
}
