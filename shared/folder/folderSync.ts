import type * as Y from 'yjs'
import { source, type Readable } from '../base/readable'
import type { Unpacked } from '../exchange/unpackExchange'
import type { PublicKey } from '../identity/keys'
import { parts } from '../workspace/documents'
import { folderOff, type FolderStatus } from './folderStatus'
import type { FolderSyncing } from './folderSyncing'
import { lateWork } from './lateWork'
import { looking } from './looking'
import { turns } from './turns'

export type { FolderSyncing } from './folderSyncing'

/** A workspace that is kept in step with a folder. */
export interface FolderSync {
  readonly status: Readable<FolderStatus>
  /** Looks now, and again by itself from then on. */
  start(): void
  /** Ends it; resolves when nothing is being written any more. What is not written yet is written the next time. */
  stop(): Promise<void>
  /**
   * Looks through the folder, takes in what is new and writes what is not in it yet, without waiting for the next time.
   * Resolves after a whole look that began after the call; failures are told by the status. It works without `start`, too.
   */
  tryNow(): Promise<void>
  /**
   * All work of a device whose owner may write no longer (`canBeAdopted` in the status), as one file, to be previewed and
   * adopted like an exchange file: `received.preview([file])`, `received.take([file], preview, { adopt: true })`. Null where
   * there is none any more. Throws `file.content`, `file.timeout`, `folder.*`.
   */
  late(device: PublicKey): Promise<Unpacked | null>
}

/** What was typed goes into the folder after a pause as long, so that not every letter is a file. Milliseconds. */
const settleMs = 4_000

/** Keeps a workspace in step with a folder that is shared with others. Nothing happens before `start` or `tryNow`. */
export function folderSync(syncing: FolderSyncing): FolderSync {
  const { machine, documents, statements, device } = syncing
  const status = source<FolderStatus>(folderOff)
  const told = (changes: Partial<FolderStatus>) => status.set({ ...status.read(), ...changes })
  let isStopped = false
  const look = looking(syncing, { told, isStopped: () => isStopped })
  const { turn, start, within, stop } = turns(machine, async force => {
    if (status.read().state === 'off') told({ state: 'looking' })
    const delayMs = await look.once(force)
    if (!isStopped) told({ nextLook: machine.now() + delayMs })
    return delayMs
  })

  const changed = (update: Uint8Array, _: unknown, __: Y.Doc, { local }: Y.Transaction) => {
    look.changed(local)
    if (!local) return
    if (status.read().waitingBytes === 0) told({ waitingBytes: update.length }) // not at every letter
    within(look.untilWrite(settleMs))
  }
  for (const part of parts) documents[part].on('update', changed)
  let known = statements.have().size
  const stopListening = statements.subscribe(() => {
    const fresh = [...statements.have().values()].slice(known) // they stand in the order in which they came
    known += fresh.length
    const isOwn = fresh.some(({ signer }) => signer === device.key)
    look.changed(isOwn)
    if (isOwn) within(look.untilWrite(settleMs))
  })

  return {
    status,
    start,
    tryNow: () => turn(true),
    late: from => lateWork(syncing, from, look),
    stop: async () => {
      isStopped = true
      for (const part of parts) documents[part].off('update', changed)
      stopListening()
      await stop()
      await look.remember()
      told({ ...folderOff, lastLooked: status.read().lastLooked, lastWritten: status.read().lastWritten })
    },
  }
}
