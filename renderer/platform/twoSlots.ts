/*
 * A file of the page's own file system that is replaced all or nothing. Browsers do have a way to rename one over another, but
 * Chromium counts what was there as still in use and as gone at once, until it takes the disk for full. So each file has two
 * slots: one that counts, and one to write the next content into; a head with a number says which is the newer.
 */
const mark = [0x4d, 0x46, 0x32, 0x0a] as const
const headLength = 8

const nameOf = (file: string, slot: 0 | 1) => `${file}.${slot}`

/** The slot without which a file is none. */
export const slotThatCounts = (file: string): string => nameOf(file, 0)

/** The name of the file that has this slot; null for any other name, and where the file was not written whole. */
export const fileOf = (name: string): string | null => (name.endsWith('.0') ? name.slice(0, -2) : null)

/** What there is, or null where nothing of that name is. Throws what else went wrong. */
export async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'NotFoundError') return null
    throw cause
  }
}

function readAll(slot: FileSystemSyncAccessHandle, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let done = 0; done < length;) {
    const read = slot.read(bytes.subarray(done), { at: at + done })
    if (read === 0) return bytes.subarray(0, done)
    done += read
  }
  return bytes
}

function writeAll(slot: FileSystemSyncAccessHandle, at: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    const written = slot.write(bytes.subarray(done), { at: at + done })
    if (written === 0) throw new DOMException('nothing was written', 'QuotaExceededError')
    done += written
  }
  slot.flush()
}

/** The number of a slot; 0 for one that does not count. */
function turnOf(slot: FileSystemSyncAccessHandle): number {
  const head = readAll(slot, 0, headLength)
  if (head.length < headLength || !mark.every((byte, at) => head[at] === byte)) return 0
  return new DataView(head.buffer).getUint32(mark.length, true)
}

/** A file as long as it is open to this worker. */
export interface SlottedFile {
  /** All bytes; null where nothing was ever written. */
  read(): Uint8Array | null
  /** The first bytes and the length of all. */
  begin(length: number): { readonly begin: Uint8Array; readonly size: number }
  /** Puts bytes in the place of all that there were, all or nothing. Throws as the browser does. */
  replace(bytes: Uint8Array): void
  /** Cuts the content off at `end` and writes there. Throws as the browser does. */
  write(end: number, bytes: Uint8Array): void
}

const opened = async (file: Promise<FileSystemFileHandle>) => (await file).createSyncAccessHandle()

/**
 * Opens a file for one piece of work, as nobody else can meanwhile; null where it was never written and may not be made, and
 * then nothing is done. Throws as the browser does.
 */
export async function withFile<T>(
  folder: FileSystemDirectoryHandle,
  file: string,
  how: { readonly create: boolean },
  work: (file: SlottedFile) => T,
): Promise<T | null> {
  // the first slot is made last, and empty: a file that was not written whole is none
  const first = await ifThere(opened(folder.getFileHandle(nameOf(file, 0))))
  if (!first && !how.create) return null
  let second: FileSystemSyncAccessHandle | undefined
  try {
    second = await opened(folder.getFileHandle(nameOf(file, 1), { create: true }))
    const done = work(slotted(first, second))
    if (!first) await folder.getFileHandle(nameOf(file, 0), { create: true })
    return done
  } finally {
    first?.close()
    second?.close()
  }
}

function slotted(first: FileSystemSyncAccessHandle | null, second: FileSystemSyncAccessHandle): SlottedFile {
  const turns = first ? [turnOf(first), turnOf(second)] : [0, 0]
  const isFirst = turns[0]! > turns[1]!
  const current = isFirst ? first! : second
  const spare = isFirst || !first ? second : first
  const turn = Math.max(...turns)
  const size = () => Math.max(0, current.getSize() - headLength)
  return {
    read: () => (turn === 0 ? null : readAll(current, headLength, size())),
    begin: length => ({ begin: readAll(current, headLength, Math.min(length, size())), size: size() }),
    replace: bytes => {
      spare.truncate(0)
      writeAll(spare, headLength, bytes)
      const head = new Uint8Array(headLength)
      head.set(mark)
      new DataView(head.buffer).setUint32(mark.length, turn + 1, true)
      writeAll(spare, 0, head)
      if (spare !== current) current.truncate(0)
    },
    write: (end, bytes) => {
      current.truncate(headLength + end)
      writeAll(current, headLength + end, bytes)
    },
  }
}
