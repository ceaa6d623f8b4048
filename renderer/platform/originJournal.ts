import type { JournalDisk } from '#shared/journal/disk'
import { openJournal } from '#shared/journal/journal'
import type { Journal } from '#shared/platform/platform'
import { ofSeat } from '#shared/platform/seat'
import type { DiskAnswer, DiskQuestion } from './originDisk.worker'

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (cause: unknown) => void }

/** Asks a worker for everything: only there do browsers write to the page's own files and say when they are on disk. */
function diskInWorker(home: string): JournalDisk {
  const worker = new Worker(new URL('./originDisk.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let asked = 0

  worker.addEventListener('message', ({ data }: MessageEvent<DiskAnswer>) => {
    const { resolve, reject } = waiting.get(data.id)!
    waiting.delete(data.id)
    if ('cause' in data) reject(data.cause)
    else resolve(data.value as never)
  })
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  })

  const ask =
    (method: DiskQuestion['method']) =>
    (...given: readonly unknown[]) =>
      new Promise<never>((resolve, reject) => {
        waiting.set(++asked, { resolve, reject })
        worker.postMessage({ id: asked, home, method, given } satisfies DiskQuestion)
      })
  return {
    folders: ask('folders'),
    files: ask('files'),
    read: ask('read'),
    replace: ask('replace'),
    write: ask('write'),
    setAside: ask('setAside'),
    remove: ask('remove'),
  }
}

/**
 * The journal that a page keeps beside its database, in its own file system; null where the browser gives it none. Chromium
 * throws a whole database away where the disk filled up, or the power failed, in the midst of a write; these files stay.
 */
export async function originJournal(): Promise<Journal | null> {
  const disk = diskInWorker(ofSeat('journal', location.href))
  try {
    await disk.folders()
    return openJournal(disk)
  } catch {
    return null
  }
}

/** Removes what the journal has of everybody at a seat. Throws as the browser does. */
export async function clearJournal(seat: string): Promise<void> {
  await (await navigator.storage.getDirectory()).removeEntry(`journal@${seat}`, { recursive: true })
}
