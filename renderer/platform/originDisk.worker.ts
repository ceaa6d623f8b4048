import type { JournalDisk } from '#shared/journal/disk'
import type { Place } from '#shared/journal/places'
import { fileOf, ifThere, slotThatCounts, withFile, type SlottedFile } from './twoSlots'

/** A file in a folder that is being removed: what a kill leaves of it must not come back. */
const goneMark = '.gone'

async function namesIn(folder: FileSystemDirectoryHandle | null): Promise<string[]> {
  const names: string[] = []
  if (folder) for await (const name of folder.keys()) names.push(name)
  return names
}

/** The files of a journal in the page's own file system, below a folder of this name. */
function originDisk(home: string): JournalDisk {
  const homeFolder = async (create: boolean) =>
    ifThere((await navigator.storage.getDirectory()).getDirectoryHandle(home, { create }))
  const folderOf = async (name: string) => {
    const folder = await homeFolder(false)
    return folder && ifThere(folder.getDirectoryHandle(name))
  }

  async function remove(name: string): Promise<void> {
    const folder = await folderOf(name)
    if (!folder) return
    await folder.getFileHandle(goneMark, { create: true })
    await (await homeFolder(true))!.removeEntry(name, { recursive: true })
  }

  async function make(name: string): Promise<FileSystemDirectoryHandle> {
    const known = await folderOf(name)
    if (known && (await ifThere(known.getFileHandle(goneMark)))) await remove(name)
    return (await homeFolder(true))!.getDirectoryHandle(name, { create: true })
  }

  const forget = async ({ folder, file }: Place) => (await folderOf(folder))!.removeEntry(slotThatCounts(file))

  const disk: JournalDisk = {
    folders: async () => {
      const names = await namesIn(await homeFolder(false))
      const isGone = async (name: string) => (await ifThere((await folderOf(name))!.getFileHandle(goneMark))) !== null
      const gone = await Promise.all(names.map(isGone))
      return names.filter((_, at) => !gone[at])
    },
    files: async name => (await namesIn(await folderOf(name))).flatMap(file => fileOf(file) ?? []),
    read: async ({ folder: name, file }) => {
      const folder = await folderOf(name)
      return folder && withFile(folder, file, { create: false }, slots => slots.read())
    },
    replace: async ({ folder, file }, bytes) =>
      void (await withFile(await make(folder), file, { create: true }, slots => slots.replace(bytes))),
    write: async ({ folder: name, file }, { begin, size, end }, bytes) => {
      const folder = await folderOf(name)
      const write = (slots: SlottedFile) => {
        const now = slots.begin(begin.length)
        if (now.size !== size || !begin.every((byte, at) => now.begin[at] === byte)) return false
        slots.write(end, bytes)
        return true
      }
      return (folder && (await withFile(folder, file, { create: false }, write))) ?? false
    },
    setAside: async place => {
      const bytes = await disk.read(place)
      await disk.replace({ ...place, file: `${place.file}.${crypto.randomUUID().slice(0, 8)}.damaged` }, bytes!)
      await forget(place)
    },
    remove,
  }
  return disk
}

/** A question to the disk, and the number under which it is answered. */
export interface DiskQuestion {
  readonly id: number
  /** The folder of the journal. */
  readonly home: string
  readonly method: keyof JournalDisk
  readonly given: readonly unknown[]
}

/** Its answer, or why there is none. */
export type DiskAnswer = { readonly id: number } & ({ readonly value: unknown } | { readonly cause: unknown })

addEventListener('message', async ({ data: { id, home, method, given } }: MessageEvent<DiskQuestion>) => {
  const ask = originDisk(home)[method] as (...given: readonly unknown[]) => Promise<unknown>
  try {
    postMessage({ id, value: await ask(...given) } satisfies DiskAnswer)
  } catch (cause) {
    postMessage({ id, cause } satisfies DiskAnswer)
  }
})
