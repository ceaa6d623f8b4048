import { WebSocket } from 'ws'
import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { HostWord, readWord, type ClientWord } from '#shared/sync/words'
import { pinnedSocket } from './pinnedSocket'

/** A socket to a host, without any manners of its own: what tests say through it is up to them. */
export interface RawLine {
  /** Every word the host said so far. */
  readonly words: readonly HostWord[]
  /** Every frame the host sent so far. */
  readonly frames: readonly Uint8Array[]
  say(word: ClientWord | object): void
  send(frame: Uint8Array): void
  /** The first word, past or to come, that fits. Rejects when the line closes first. */
  hear<W extends HostWord['say']>(
    say: W,
    fits?: (word: Extract<HostWord, { say: W }>) => boolean,
  ): Promise<Extract<HostWord, { say: W }>>
  onFrame(listener: (frame: Uint8Array) => void): void
  onWord(listener: (word: HostWord) => void): void
  /** Resolves to the code of the host's last word (`connection.lost` without one) when the line is down. */
  readonly closed: Promise<ErrorCode>
  /** Ends at once, without a goodbye. */
  drop(): void
}

/** Opens a socket to a host at an address such as `ws://127.0.0.1:4871`. */
export async function dial(
  address: string,
  { pin, ...tls }: { readonly ca?: string; readonly pin?: string } = {},
): Promise<RawLine> {
  const options = { maxPayload: 512 * 1024 * 1024, ...tls }
  const live = `${address}/live`
  const socket = pin === undefined ? new WebSocket(live, options) : pinnedSocket(live, pin, options)
  const words: HostWord[] = []
  const frames: Uint8Array[] = []
  const hearing = new Set<(word: HostWord) => void>()
  const watching = new Set<(frame: Uint8Array) => void>()
  const closed = new Promise<ErrorCode>(resolve =>
    socket.on('close', () => {
      const last = words.findLast(word => word.say === 'refused')
      resolve(last?.code ?? 'connection.lost')
    }),
  )
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      frames.push(data)
      for (const listener of [...watching]) listener(data)
      return
    }
    const word = readWord(HostWord, data.toString())
    if (!word) throw new Error(`not a word: ${data.toString().slice(0, 200)}`)
    words.push(word)
    for (const listener of [...hearing]) listener(word)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => undefined) // told by `closed`
  return {
    words,
    frames,
    say: word => socket.send(JSON.stringify(word)),
    send: frame => socket.send(frame),
    hear: (say, fits = () => true) => {
      type Heard = Extract<HostWord, { say: typeof say }>
      const isIt = (word: HostWord): word is Heard => word.say === say && fits(word as Heard)
      const past = words.find(isIt)
      if (past) return Promise.resolve(past)
      return new Promise((resolve, reject) => {
        const listener = (word: HostWord) => {
          if (!isIt(word)) return
          hearing.delete(listener)
          resolve(word)
        }
        hearing.add(listener)
        void closed.then(code => reject(new MeridianError(code)))
      })
    },
    onFrame: listener => void watching.add(listener),
    onWord: listener => void hearing.add(listener),
    closed,
    drop: () => socket.terminate(),
  }
}
