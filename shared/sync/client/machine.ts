import type { Timing } from '../../base/timing'
import { livePath } from '../protocol'

/** An open socket, or one that is being opened. */
export interface Socket {
  send(data: string | Uint8Array): void
  /** Bytes that are handed over but not on the line yet. */
  waiting(): number
  close(): void
}

/** What a socket tells. After `closed` it tells nothing more; a socket that never opens is closed too. */
export interface SocketEvents {
  opened(): void
  text(text: string): void
  frame(bytes: Uint8Array): void
  /** `reason` is what the other end said on closing; empty where the line broke. */
  closed(reason: string): void
}

/** What a client needs of the machine it runs on. */
export interface Machine extends Timing {
  /** Opens a socket at a host's address, such as `wss://host.example:4871`. */
  dial(address: string, events: SocketEvents): Socket
}

/** The part of a WebSocket that is used here; that of browsers and that of `ws` have it. */
interface WebSocketLike {
  binaryType: string
  readonly bufferedAmount: number
  send(data: string | Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { reason: string }) => void): void
  addEventListener(type: 'open' | 'error', listener: () => void): void
}

/** A socket that the machine refused to open. */
function noSocket({ closed }: SocketEvents): Socket {
  queueMicrotask(() => closed(''))
  return { send: () => undefined, waiting: () => 0, close: () => undefined }
}

/** How a client dials with the WebSocket of its machine. */
export const dialWith =
  (WebSocket: new (url: string) => WebSocketLike): Machine['dial'] =>
  (address, events) => {
    let socket: WebSocketLike
    try {
      socket = new WebSocket(`${address}${livePath}`)
    } catch {
      return noSocket(events)
    }
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => events.opened())
    socket.addEventListener('message', ({ data }) =>
      typeof data === 'string' ? events.text(data) : events.frame(new Uint8Array(data as ArrayBuffer)),
    )
    socket.addEventListener('close', ({ reason }) => events.closed(reason))
    socket.addEventListener('error', () => undefined) // `close` follows
    return {
      send: data => socket.send(data as string | Uint8Array<ArrayBuffer>),
      waiting: () => socket.bufferedAmount,
      close: () => socket.close(),
    }
  }
