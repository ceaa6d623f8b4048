import { source, type Readable } from '#shared/base/readable'
import { sha256 } from '#shared/base/bytes'
import type { FolderSide } from '../folderSide'
import type { Live } from '../live'
import type { OpenedWorkspace } from '../opened'

/** What a host has of what was written here. Times are milliseconds since 1970. */
export type AtHost =
  | { readonly state: 'none' }
  /** It is being asked, and nothing is known yet. */
  | { readonly state: 'asking'; readonly host: string }
  | { readonly state: 'all'; readonly host: string; readonly at: number; readonly isReached: boolean }
  | { readonly state: 'waiting'; readonly host: string; readonly changes: number; readonly isReached: boolean }

/** What the other computers at a shared folder have. */
type AtFolder = { readonly state: 'none' } | { readonly state: 'all' | 'waiting'; readonly folder: string }

/** The file that was taken last. `other`: what was chosen to be checked is another file. */
export type InFile =
  { readonly state: 'none' } | { readonly state: 'taken' | 'checked' | 'old' | 'other'; readonly name: string }

/** Where what was written on this computer is besides. */
export interface Elsewhere {
  readonly host: AtHost
  readonly folder: AtFolder
  readonly file: InFile
  /** Copies that were set aside here, which nobody else has. */
  readonly aside: number
  /** Whether this person has written anything here; a reader's copy holds nothing that could be lost. */
  readonly isWritten: boolean
  /** Whether all is known to be somewhere else too; null while the host is being asked. */
  readonly isSafe: boolean | null
}

/** Looking where the work is, and bringing it there. */
export interface Whereabouts extends Readable<Elsewhere> {
  /** Takes all of it as a file; `save` gives the name under which it was saved, or null. Throws `storage.*` and as `save`. */
  takeFile(save: (name: string, bytes: Uint8Array) => Promise<string | null>): Promise<void>
  /** Compares a file, read from where it was put, with the one that was taken. */
  checkFile(bytes: Uint8Array): Promise<void>
  stop(): void
}

interface Taken {
  readonly name: string
  readonly hash: string
  readonly written: number
  readonly state: 'taken' | 'checked' | 'other'
}

/** As much of an open workspace as it takes. */
interface Watched extends Pick<OpenedWorkspace, 'documents' | 'statements' | 'me' | 'readOnly' | 'exchangeFile'> {
  readonly live: Pick<Live, 'status' | 'contact' | 'isWhole'>
  readonly folder: { readonly side: Readable<Pick<FolderSide, 'standing'> | null> }
  setAside(): Promise<{ readonly copies: Readable<readonly unknown[]> }>
}

/** Watches where the work of an open workspace is besides this computer. */
export function watchElsewhere(opened: Watched): Whereabouts {
  const { live, documents, statements, me, folder } = opened
  let written = 0
  let taken: Taken | null = null
  let aside = 0
  const all = source<Elsewhere>(read())

  function atHost(): AtHost {
    const status = live.status.read()
    const { receivedAt, unsent } = live.contact.read()
    const changes = unsent.record + unsent.draft + unsent.statements + (unsent.blobs ?? 0)
    if (status.state === 'alone') return { state: 'none' }
    const { host } = status
    const isReached = status.state === 'connected'
    if (changes > 0) return { state: 'waiting', host, changes, isReached }
    if (isReached && !live.isWhole.read()) return { state: 'asking', host }
    if (receivedAt !== null) return { state: 'all', host, at: receivedAt, isReached }
    if (isReached || status.state === 'connecting') return { state: 'asking', host }
    return { state: 'waiting', host, changes, isReached }
  }
  function atFolder(): AtFolder {
    const standing = folder.side.read()?.standing.read()
    if (!standing || standing.name === null) return { state: 'none' }
    const { waitingBytes, others } = standing.status
    const hasAll = waitingBytes === 0 && others.some(other => other.hasAll)
    return { state: hasAll ? 'all' : 'waiting', folder: standing.name }
  }
  function inFile(): InFile {
    if (!taken) return { state: 'none' }
    return { state: taken.written === written ? taken.state : 'old', name: taken.name }
  }
  function read(): Elsewhere {
    const [host, inFolder, file] = [atHost(), atFolder(), inFile()]
    const isWritten = opened.readOnly !== 'stranger' || (host.state === 'waiting' && host.changes > 0)
    const isOut = host.state === 'all' || inFolder.state === 'all' || file.state === 'checked'
    const isKnown = isOut || host.state !== 'asking'
    const isSafe = aside > 0 ? false : !isWritten || isOut || (isKnown ? false : null)
    return { host, folder: inFolder, file, aside, isWritten, isSafe }
  }
  const look = () => all.set(read())

  const onUpdate = (_: Uint8Array, __: unknown, ___: unknown, { local }: { readonly local: boolean }) => {
    if (!local) return
    written++
    look()
  }
  const saidByMe = () => [...statements.have().values()].filter(({ by }) => by === me.id).length
  let said = saidByMe()
  const onStatements = () => {
    const now = saidByMe()
    if (now === said) return
    said = now
    written++
    look()
  }
  let stopFolder = () => undefined as void
  const onFolder = () => {
    stopFolder()
    stopFolder = folder.side.read()?.standing.subscribe(look) ?? (() => undefined)
    look()
  }
  documents.record.on('update', onUpdate)
  documents.draft.on('update', onUpdate)
  const stops = [
    live.status.subscribe(look),
    live.contact.subscribe(look),
    live.isWhole.subscribe(look),
    statements.subscribe(onStatements),
    folder.side.subscribe(onFolder),
  ]
  onFolder()
  void opened
    .setAside()
    .then(({ copies }) => {
      aside = copies.read().length
      look()
    })
    .catch(() => undefined) // a store that cannot be read is told of by the documents' own saving

  return {
    read: all.read,
    subscribe: all.subscribe,
    takeFile: async save => {
      const { name, bytes } = await opened.exchangeFile({ pictures: true })
      const at = written
      const place = await save(name, bytes)
      if (place !== null) taken = { name: place, hash: await sha256(bytes), written: at, state: 'taken' }
      look()
    },
    checkFile: async bytes => {
      if (!taken) return
      taken = { ...taken, state: (await sha256(bytes)) === taken.hash ? 'checked' : 'other' }
      look()
    },
    stop: () => {
      documents.record.off('update', onUpdate)
      documents.draft.off('update', onUpdate)
      stopFolder()
      for (const stop of stops) stop()
    },
  }
}
