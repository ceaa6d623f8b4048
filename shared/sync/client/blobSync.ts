import { base64url } from 'jose'
import { sha256 } from '../../base/bytes'
import type { ErrorCode, ErrorFacts } from '../../base/errors'
import { liveLimits } from '../limits'
import type { HostWord } from '../words'
import type { Line } from './openLine'

/** The blobs that are here. */
export interface LocalBlobs {
  /** Names of all. */
  names(): Promise<readonly string[]>
  read(hash: string): Promise<Uint8Array | undefined>
}

/** The way of blobs to and from whichever host is on the line, part by part, so that nothing else waits for them. */
export interface BlobSync {
  open(line: Line): void
  leave(): void
  hear(word: HostWord): void
  /** Fetches a blob; null where the host does not have it or is not reached. */
  fetch(hash: string): Promise<Uint8Array | null>
  /** Offers all that is here to the host, which takes what it lacks: such as these, which are new here. */
  offer(added: readonly string[]): void
  /** Blobs that may be given to the host and that it does not have on its disk, as far as is known. */
  unreceived(): number
  /** Whether the host was asked about all that may be given. */
  isCompared(): boolean
}

/** What becomes of blobs on their line. */
export interface BlobEvents {
  /** `unreceived` or `isCompared` may have changed. */
  changed(): void
  refused(code: ErrorCode, facts: ErrorFacts): void
}

/** The blobs here, and who may give them. */
export interface SyncedBlobs {
  readonly blobs: LocalBlobs
  /** Asked each time before one is sent. */
  mayGive(): boolean
  /** Blobs that waited when this computer was last switched off. */
  readonly unsentBefore: number
}

type Answer = Extract<HostWord, { say: 'blob.part' | 'blob.missing' | 'blob.taken' | 'notTaken' }>

/** Largest blob that is taken in, in bytes: as large as an exchange file may carry. */
const largest = 32 * 1024 * 1024

/** Starts with the blobs here; they go once a line is there. */
export function blobSync({ blobs, mayGive, unsentBefore }: SyncedBlobs, { changed, refused }: BlobEvents): BlobSync {
  let line: Line | null = null
  const asking = new Map<string, (answer: Answer | null) => void>()
  const fetching = new Map<string, Promise<Uint8Array | null>>()
  let fetches: Promise<unknown> = Promise.resolve()
  let offers: Promise<unknown> = Promise.resolve()
  let atHost = new Set<string>()
  let notTaken = new Set<string>()
  const lacking = new Set<string>() // at the host, by its word or because they are new
  let unsent = unsentBefore
  let isCompared = false

  /** One word, and the host's answer to it; null once the line is down. */
  function ask(word: Parameters<Line['say']>[0] & { readonly hash: string }): Promise<Answer | null> {
    const to = line
    if (!to) return Promise.resolve(null)
    return new Promise(resolve => {
      asking.set(`${word.say === 'blob.get' ? 'get' : 'put'} ${word.hash}`, resolve)
      to.say(word)
    })
  }

  async function get(hash: string): Promise<Uint8Array | null> {
    let whole: Uint8Array | null = null
    for (let from = 0; whole === null || from < whole.length;) {
      const answer = await ask({ say: 'blob.get', hash, from })
      if (answer?.say !== 'blob.part' || answer.from !== from || answer.size > largest) return null
      whole ??= new Uint8Array(answer.size)
      const part = base64url.decode(answer.data)
      if (answer.size !== whole.length || from + part.length > whole.length) return null
      whole.set(part, from)
      from += part.length
      if (part.length === 0) break
    }
    return (await sha256(whole)) === hash ? whole : null
  }

  function settled(hash: string, where: Set<string>): void {
    where.add(hash)
    lacking.delete(hash)
    changed()
  }

  /** Sends a blob, beginning with an empty part: the host that has it says so before any of it is sent. */
  async function put(hash: string): Promise<void> {
    const bytes = await blobs.read(hash)
    let to = 0
    for (let from = 0; bytes && from < bytes.length;) {
      const data = base64url.encode(bytes.subarray(from, to))
      const answer = await ask({ say: 'blob.put', hash, from, size: bytes.length, data })
      if (answer?.say === 'notTaken') {
        settled(hash, notTaken)
        return refused(answer.code, answer.facts ?? {})
      }
      if (answer?.say !== 'blob.taken' || (to > 0 && answer.next <= from)) return
      from = answer.next
      to = Math.min(bytes.length, from + liveLimits.blobPart)
      if (from < bytes.length && !lacking.has(hash)) {
        lacking.add(hash)
        changed()
      }
    }
    settled(hash, atHost)
  }

  async function offerAll(): Promise<void> {
    const to = line
    for (const hash of new Set([...(await blobs.names()), ...lacking])) {
      if (!to || line !== to || !mayGive()) return
      if (!atHost.has(hash) && !notTaken.has(hash)) await put(hash)
    }
    if (!to || line !== to) return
    isCompared = true
    unsent = 0
    changed()
  }

  const offer = () => {
    if (line) offers = offers.then(offerAll).catch(() => undefined) // what could not be read here is told where it is shown
  }

  return {
    open: to => {
      line = to
      atHost = new Set()
      notTaken = new Set()
      offer()
    },
    leave: () => {
      line = null
      isCompared = false
      for (const answered of asking.values()) answered(null)
      asking.clear()
    },
    hear: word => {
      if (!('hash' in word)) return
      const key = `${word.say === 'blob.part' || word.say === 'blob.missing' ? 'get' : 'put'} ${word.hash}`
      const answered = asking.get(key)
      asking.delete(key)
      answered?.(word as Answer)
    },
    fetch: hash => {
      const known = fetching.get(hash)
      if (known) return known
      const fetched = fetches.then(() => get(hash)).finally(() => fetching.delete(hash))
      fetches = fetched.catch(() => undefined)
      fetching.set(hash, fetched)
      return fetched
    },
    offer: added => {
      for (const hash of added) if (!atHost.has(hash)) lacking.add(hash)
      changed()
      offer()
    },
    unreceived: () => (mayGive() ? Math.max(lacking.size, unsent) : 0),
    isCompared: () => isCompared || !mayGive(),
  }
}
