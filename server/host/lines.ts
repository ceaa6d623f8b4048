import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { heartbeatMs, liveLimits, silenceMs } from '#shared/sync/limits'
import { livePath, SyncKind } from '#shared/sync/protocol'
import { ClientWord, readWord } from '#shared/sync/words'
import { endingOf } from '../auth/greet'
import type { Line, Session } from '../auth/session'
import { readFrameHead } from '../sync/frame'
import { costOfAsking, costOfComparing, purseOf, type Behind, type Hear } from './behind'
import type { Log } from './log'
import { strangerOn, weighStranger } from './stranger'

/** The sockets of a host. */
export interface Lines {
  /** Takes over a request to become a socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Sockets that are open, proved or not. */
  count(): number
  /** Says goodbye to all and closes. */
  close(): Promise<void>
}

/** Within this time both ends have proved themselves. Milliseconds. */
const greetingMs = 10_000
/** Lines that have not proved themselves yet, from everybody together. */
const mostStrangers = 256
/** What waits to be sent on one line, in bytes, before it counts as stuck. */
const mostWaiting = 64 * 1024 * 1024
/** Close code of the WebSocket protocol's private range that means: read the last word. */
const refusedCode = 4403

/** What documents' frames cost besides their bytes. */
const costs: ReadonlyMap<number | null, number> = new Map([
  [SyncKind.question, costOfAsking],
  [SyncKind.difference, costOfComparing],
])

const bytesOf = (data: RawData): Uint8Array =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data

/** Opens the sockets of a host. */
export function openLines(behind: Behind): Lines {
  const { log, sessions } = behind
  const server = new WebSocketServer({ noServer: true, maxPayload: liveLimits.frame, perMessageDeflate: false })
  const heard = new Map<WebSocket, number>()
  let strangers = 0

  const beat = setInterval(() => {
    const now = Date.now()
    for (const [socket, at] of heard) {
      if (now - at > silenceMs || socket.bufferedAmount > mostWaiting) {
        log('line.dead')
        socket.terminate()
        continue
      }
      socket.ping()
      if (socket.readyState === socket.OPEN) socket.send('{"say":"here"}')
    }
  }, heartbeatMs).unref()

  server.on('connection', (socket: WebSocket, { socket: wire }: IncomingMessage) => {
    strangers++
    heard.set(socket, Date.now())
    const line = lineOf(socket, log)
    const late = setTimeout(() => line.end('connection.lost'), greetingMs) // on a slow line another try may do
    let isStranger = true
    const stopWeighing = weighStranger(wire, () => {
      log('line.flooded')
      socket.terminate()
    })
    const meet = () => {
      clearTimeout(late)
      stopWeighing()
      if (isStranger) strangers--
      isStranger = false
    }
    const isOpen = () => socket.readyState === socket.OPEN
    let hear = strangerOn(line, isOpen, behind, session => {
      meet()
      hear = sessionOn(socket, session, behind)
    })
    socket.on('message', (data, isBinary) => {
      heard.set(socket, Date.now())
      hear(bytesOf(data), isBinary)
    })
    socket.on('pong', () => heard.set(socket, Date.now()))
    socket.on('close', () => {
      heard.delete(socket)
      meet()
    })
    socket.on('error', error =>
      log('line.error', { code: String((error as NodeJS.ErrnoException).code ?? error.name) }),
    )
  })

  return {
    upgrade: (request, socket, head) => {
      if (request.url !== livePath || strangers >= mostStrangers) {
        socket.on('error', () => undefined) // nobody else hears of it any more, and it would end the host
        const why = request.url === livePath ? '503 Service Unavailable' : '404 Not Found'
        socket.end(`HTTP/1.1 ${why}\r\n\r\n`, () => socket.destroy())
        return
      }
      server.handleUpgrade(request, socket, head, opened => server.emit('connection', opened, request))
    },
    count: () => heard.size,
    close: async () => {
      clearInterval(beat)
      for (const session of [...sessions.all()]) session.end('connection.ending')
      for (const socket of heard.keys()) socket.close(1001)
      const deadline = setTimeout(() => {
        for (const socket of heard.keys()) socket.terminate()
      }, 1000)
      await new Promise<void>(resolve => server.close(() => resolve()))
      await Promise.all([...heard.keys()].map(socket => new Promise(resolve => socket.once('close', resolve))))
      clearTimeout(deadline)
    },
  }
}

/** A line over a socket. What a hanging client does not read is cut off after a while. */
function lineOf(socket: WebSocket, log: Log): Line {
  let isOver = false
  const send: Line['send'] = word => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(word))
  }
  return {
    send,
    end: (code, facts = {}) => {
      if (isOver) return
      isOver = true
      log('line.ended', { code })
      send({ say: 'refused', code, facts: { ...facts } })
      socket.close(refusedCode, code)
      setTimeout(() => socket.terminate(), 2000).unref()
    },
  }
}

/** Once the client has proved itself: words beside the documents, and the documents' frames for Hocuspocus. */
function sessionOn(socket: WebSocket, session: Session, behind: Behind): Hear {
  const { relay, statements, blobs, budget, log, sessions } = behind
  const client = relay.hocuspocus.handleConnection(socket, new Request('http://host/'), { session })
  const purse = purseOf(session.workspace.id, session.member)
  let turn: Promise<unknown> = Promise.resolve()

  socket.on('close', (code: number) => {
    client.handleClose({ code, reason: '' })
    sessions.leave(session)
    relay.leave(session)
    void turn.then(() => blobs.leave(session)).catch(() => undefined) // after what it said before it left
    log('session.closed', { session: session.id })
  })

  const refuse = (code: ErrorCode) => {
    log('message.refused', { session: session.id, member: session.member, code })
    session.end(code)
  }

  async function onWord(word: ClientWord): Promise<void> {
    if (session.isOver) return
    if (word.say === 'have') statements.compare(session, word.hashes, word.more === true)
    else if (word.say === 'statements') await statements.take(session, word.texts)
    else if (word.say === 'blob.get') await blobs.give(session, word)
    else if (word.say === 'blob.put') await blobs.take(session, word)
    else refuse('connection.protocol')
  }

  function onFrame(bytes: Uint8Array): void {
    const { workspace, sync } = readFrameHead(bytes)
    if (workspace !== session.workspace.id) throw new MeridianError('connection.protocol')
    const cost = costs.get(sync)
    if (cost !== undefined && !budget.spend(purse, cost)) throw new MeridianError('connection.tooMuch')
    client.handleMessage(bytes)
  }

  return (bytes, isBinary) => {
    if (session.isOver) return
    if (!session.person()) return refuse('connection.revoked')
    if (!budget.spend(purse, bytes.length)) return refuse('connection.tooMuch')
    try {
      if (isBinary) return onFrame(bytes)
      const word = bytes.length <= liveLimits.word ? readWord(ClientWord, new TextDecoder().decode(bytes)) : null
      if (!word) return refuse('connection.protocol')
      const isCostly = word.say === 'have' || word.say === 'statements'
      if (isCostly && !budget.spend(purse, costOfAsking)) return refuse('connection.tooMuch')
      turn = turn
        .then(() => onWord(word))
        .catch((error: unknown) => {
          log('word.failed', { session: session.id, say: word.say, name: (error as Error).name })
          refuse('connection.notSaved')
        })
    } catch (error) {
      refuse(endingOf(error))
    }
  }
}
