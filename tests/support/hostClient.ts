import { createHash } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { MeridianError } from '#shared/base/errors'
import type { PublicKey } from '#shared/identity/keys'
import type { StatementSet } from '#shared/statements/statementSet'
import { clientGreeting } from '#shared/sync/clientGreeting'
import { dial, type RawLine } from './rawLine'
import type { KeyHolder } from './trust'

/** Whom a client is, and whom it calls. */
export interface Calling {
  readonly address: string
  readonly host: PublicKey
  readonly me: KeyHolder
  readonly statements: StatementSet
  readonly ca?: string
  readonly pin?: string
}

/** A document as a client has it open. */
export interface OpenDocument {
  readonly name: string
  readonly doc: Y.Doc
  /** Resolves when the host has sent what it had. */
  readonly synced: Promise<void>
}

/** A well-behaved client of a host. */
export interface HostClient extends RawLine {
  readonly role: string
  readonly statements: StatementSet
  /** Opens a document. Rejects with the host's reason as its message. */
  open(name: string, doc: Y.Doc): Promise<OpenDocument>
  /** Hashes of changes that the host has not received, by its own word. */
  readonly outstanding: ReadonlySet<string>
  /** Resolves when every change so far is received. */
  received(): Promise<void>
  /** Resolves when every statement that the host sent so far is in the set. */
  taken(): Promise<void>
  /** Brings statements and resolves when the host has them all on disk. */
  state(texts: readonly string[]): Promise<void>
}

/** Kinds of frames as Hocuspocus numbers them. */
export const frameKinds = {
  sync: 0,
  awareness: 1,
  auth: 2,
  syncReply: 4,
  stateless: 5,
  broadcast: 6,
  status: 8,
} as const

/** A frame for a document: name, kind, and what `write` adds. */
export function frameFor(name: string, kind: number, write: (encoder: encoding.Encoder) => void = () => undefined) {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  encoding.writeVarUint(encoder, kind)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** The frame with which a client asks to have a document open. */
export const askToOpen = (name: string) =>
  frameFor(name, frameKinds.auth, encoder => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })

/** A change as a frame: an update, or the answer to a host's question (`difference`). */
export const changeFrame = (name: string, change: Uint8Array, way: 'update' | 'difference' | 'reply' = 'update') =>
  frameFor(name, way === 'reply' ? frameKinds.syncReply : frameKinds.sync, encoder => {
    if (way === 'update') return writeUpdate(encoder, change)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, change)
  })

/** Greets a host as an honest client does. Throws `connection.*`. */
export async function connect(calling: Calling): Promise<HostClient> {
  const { address, host, me, statements } = calling
  const { ca, pin } = calling
  const line = await dial(address, { ...(ca !== undefined && { ca }), ...(pin !== undefined && { pin }) })
  const greeting = clientGreeting({ statements, member: me.id, device: me.device, host, address })
  const said = (say: 'proof' | 'welcome') =>
    Promise.race([line.hear(say), line.hear('refused')]).then(word => greeting.hear(JSON.stringify(word)))
  try {
    line.say(greeting.hello)
    const step = await said('proof')
    if ('say' in step) line.say(step.say)
    const end = await said('welcome')
    const client = manners(line, statements, 'welcome' in end ? end.welcome : '')
    line.say({ say: 'have', hashes: [...statements.have().keys()] })
    const { hashes } = await line.hear('want')
    await client.taken()
    if (hashes.length > 0) await client.state(hashes.map(hash => statements.have().get(hash)!.jws))
    return client
  } catch (error) {
    line.drop()
    throw error
  }
}

function manners(line: RawLine, statements: StatementSet, role: string): HostClient {
  const outstanding = new Set<string>()
  let taking: Promise<unknown> = Promise.resolve()
  const waiting = new Set<() => void>()
  const documents = new Map<string, { doc: Y.Doc; arrived: () => void; denied: (reason: string) => void }>()

  line.onWord(word => {
    if (word.say === 'statements') taking = taking.then(() => statements.add(word.texts))
    if (word.say === 'received') outstanding.delete(word.hash)
    if (outstanding.size === 0) for (const done of [...waiting]) done()
  })
  void line.closed.then(() => waiting.clear())

  function sendChange(name: string, change: Uint8Array, way: 'update' | 'difference'): void {
    outstanding.add(createHash('sha256').update(change).digest('hex'))
    line.send(changeFrame(name, change, way))
  }

  line.onFrame(frame => {
    const decoder = decoding.createDecoder(frame)
    const name = decoding.readVarString(decoder)
    const kind = decoding.readVarUint(decoder)
    const open = documents.get(name)
    if (!open) return
    if (kind === frameKinds.auth) {
      const answer = decoding.readVarUint(decoder)
      if (answer === 1) return open.denied(decoding.readVarString(decoder))
      return line.send(frameFor(name, frameKinds.sync, encoder => writeSyncStep1(encoder, open.doc)))
    }
    if (kind !== frameKinds.sync && kind !== frameKinds.syncReply) return
    const { pos } = decoder
    const step = decoding.readVarUint(decoder)
    if (step === 0) {
      const asked = decoding.readVarUint8Array(decoder)
      outstanding.clear() // a difference contains every change before it
      return sendChange(name, Y.encodeStateAsUpdate(open.doc, asked), 'difference')
    }
    decoder.pos = pos
    readSyncMessage(decoder, encoding.createEncoder(), open.doc, line)
    if (step === 1) open.arrived()
  })

  return {
    ...line,
    role,
    statements,
    outstanding,
    open: (name, doc) =>
      new Promise((resolve, reject) => {
        const denied = (reason: string) => reject(new Error(reason))
        let arrived = () => undefined as void
        const synced = new Promise<void>(done => (arrived = done))
        documents.set(name, { doc, arrived, denied })
        const pass = (change: Uint8Array, origin: unknown) => {
          if (origin !== line) sendChange(name, change, 'update')
        }
        doc.on('update', pass)
        void line.closed.then(() => doc.off('update', pass))
        void synced.then(() => resolve({ name, doc, synced }))
        void line.closed.then(denied)
        line.send(askToOpen(name))
      }),
    received: () =>
      new Promise((resolve, reject) => {
        if (outstanding.size === 0) return resolve()
        const done = () => {
          waiting.delete(done)
          resolve()
        }
        waiting.add(done)
        void line.closed.then(code => reject(new MeridianError(code)))
      }),
    taken: async () => void (await taking),
    state: async texts => {
      await statements.add(texts)
      for (let at = 0; at < texts.length; at += 500) line.say({ say: 'statements', texts: texts.slice(at, at + 500) })
      const hashes = texts.map(text => createHash('sha256').update(text).digest('hex'))
      const isFiled = (hash: string) => line.hear('filed', filed => filed.hashes.includes(hash))
      const isRefused = (hash: string) =>
        line
          .hear('notFiled', refused => refused.hash === hash)
          .then(({ code }) => Promise.reject(new MeridianError(code)))
      await Promise.all(hashes.map(hash => Promise.race([isFiled(hash), isRefused(hash)])))
    },
  }
}
