import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { sha256 } from '../../base/bytes'
import { errorCodes, MeridianError, type ErrorCode, type ErrorFacts } from '../../base/errors'
import { liveLimits } from '../limits'
import { FrameKind, SyncKind } from '../protocol'
import { AuthAnswer, openingFrame, syncFrame } from './frames'
import type { Machine } from './machine'
import type { Line } from './openLine'

/** A document that is kept the same here and at a host. */
export interface SyncedDocument {
  readonly name: string
  readonly doc: Y.Doc
  /** Asked for every change: what somebody may only read is never sent nor waiting to be sent. */
  mayWrite(): boolean
  /** Changes that waited when this computer was last switched off. */
  readonly unsentBefore: number
}

/** What becomes of a document on its line. */
export interface DocumentEvents {
  /** `unreceived` may have changed. */
  changed(): void
  /** The host lets this computer read the document. */
  opened(): void
  /** All that the host had is here. */
  whole(): void
  /** The host did not take changes, and waiting does not change that. */
  refused(code: ErrorCode, facts: ErrorFacts, changes: number): void
  /** The line is of no use for this document. */
  failed(error: MeridianError): void
}

/** The way of one document to and from whichever host is on the line. */
export interface DocumentSync {
  open(line: Line): void
  /** The line is down. */
  leave(): void
  hear(kind: number, decoder: decoding.Decoder): void
  received(hash: string): void
  notReceived(hash: string, code: ErrorCode, facts: ErrorFacts): void
  /** Changes from here that no host has acknowledged. */
  unreceived(): number
  /** Whether the host on the line said that it has all that is here. */
  isReceived(): boolean
  stop(): void
}

/** Edits that come in quicker succession go out together. Milliseconds. */
const batchMs = 40
/** While nothing can be sent, edits without a pause as long as this count as one change. Milliseconds. */
const pauseMs = 3000
/** A line with more bytes than this waiting gets no further change; edits gather meanwhile. */
const congested = 1024 * 1024

/** Structs in a change; deletions are not counted. */
const hasStructs = (change: Uint8Array) => decoding.readVarUint(decoding.createDecoder(change)) > 0

/** Starts to watch a document; it is sent and fetched once a line is there. */
export function documentSync(
  { name, doc, mayWrite, unsentBefore }: SyncedDocument,
  machine: Machine,
  events: DocumentEvents,
): DocumentSync {
  const fromHost = Symbol('host')
  let line: Line | null = null
  let isCompared = false // from then on changes go one by one
  let unsent = unsentBefore
  let hashing = 0
  let underway = 0 // changes between here and `outstanding`, also those that count as none
  let isStray = false // whether something was written here that no host will take
  let epoch = 0
  let turn = Promise.resolve()
  const outstanding = new Map<string, number>()
  let batch: Uint8Array[] = []
  let isDue = false
  let lastFlush = -Infinity
  let lastEdit = -Infinity

  const unreceived = () =>
    unsent + hashing + (batch.length > 0 ? 1 : 0) + [...outstanding.values()].reduce((sum, count) => sum + count, 0)

  /** Takes all that is on its way back, to be sent anew. */
  function gather(): number {
    const all = unreceived()
    epoch++
    batch = []
    hashing = 0
    underway = 0
    outstanding.clear()
    return all
  }

  function send(change: Uint8Array, kind: 1 | 2, count: number): void {
    const [to, mine] = [line, epoch]
    if (change.length > liveLimits.frame - 1024) {
      unsent += count // it stays here, and is counted as such
      return events.failed(new MeridianError('connection.tooLarge', { limit: liveLimits.frame / 1024 / 1024 }))
    }
    hashing += count
    underway++
    turn = turn.then(async () => {
      const hash = await sha256(change)
      if (!to || epoch !== mine) return
      hashing -= count
      underway--
      outstanding.set(hash, (outstanding.get(hash) ?? 0) + count)
      to.send(syncFrame(name, kind, change))
    })
  }

  function flush(): void {
    isDue = false
    if (!line || !isCompared || batch.length === 0) return
    if (line.waiting() > congested) return soon(batchMs * 5)
    const change = batch.length === 1 ? batch[0]! : Y.mergeUpdates(batch)
    batch = []
    lastFlush = machine.elapsed()
    send(change, SyncKind.update, 1)
    events.changed()
  }

  function soon(delayMs: number): void {
    isDue = true
    if (delayMs <= 0) queueMicrotask(flush)
    else machine.after(delayMs, flush)
  }

  function onUpdate(update: Uint8Array, origin: unknown, _: Y.Doc, { local }: Y.Transaction): void {
    if (origin === fromHost) return
    if (!mayWrite()) {
      isStray ||= local
      return
    }
    const now = machine.elapsed()
    if (isCompared) {
      batch.push(update)
      if (!isDue) soon(lastFlush + batchMs - now)
    } else if (unsent === 0 || now - lastEdit > pauseMs) unsent++
    lastEdit = now
    events.changed()
  }
  doc.on('update', onUpdate)

  /** Sends all that the host lacks: what was on its way before is contained in it. */
  function answer(stateVector: Uint8Array): void {
    if (!mayWrite()) return
    const waited = gather()
    unsent = 0
    isCompared = true
    const difference = Y.encodeStateAsUpdate(doc, stateVector)
    send(difference, SyncKind.difference, Math.max(waited, hasStructs(difference) ? 1 : 0))
    events.changed()
  }

  function hearAnswer(decoder: decoding.Decoder): void {
    if (decoding.readVarUint(decoder) === AuthAnswer.granted) {
      line?.send(syncFrame(name, SyncKind.question, Y.encodeStateVector(doc)))
      return events.opened()
    }
    const reason = decoding.readVarString(decoder)
    events.failed(new MeridianError(errorCodes.find(code => code === reason) ?? 'connection.protocol'))
  }

  function hearSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (kind === SyncKind.question) return answer(bytes)
    Y.applyUpdate(doc, bytes, fromHost)
    if (kind === SyncKind.difference) events.whole()
  }

  function leave(): void {
    unsent = gather()
    line = null
    isCompared = false
    events.changed()
  }

  return {
    open: to => {
      line = to
      to.send(openingFrame(name))
    },
    leave,
    hear: (kind, decoder) => {
      if (!line) return // until it is known who may write what, a document neither gives nor takes
      if (kind === FrameKind.auth) hearAnswer(decoder)
      else if (kind === FrameKind.sync || kind === FrameKind.syncReply) hearSync(decoder)
      else if (kind === FrameKind.close) events.failed(new MeridianError('connection.lost'))
    },
    received: hash => {
      if (outstanding.delete(hash)) events.changed()
    },
    notReceived: (hash, code, facts) => {
      const count = outstanding.get(hash)
      if (count === undefined || code !== 'connection.readOnly') return // comes to be received, is asked for, or ends the line
      outstanding.delete(hash)
      isStray = true
      events.refused(code, facts, count)
      events.changed()
    },
    unreceived,
    isReceived: () =>
      line !== null &&
      !isStray &&
      unreceived() === 0 &&
      (!mayWrite() || (isCompared && underway === 0 && outstanding.size === 0)),
    stop: () => {
      doc.off('update', onUpdate)
      leave()
    },
  }
}
