import { MeridianError } from '#shared/base/errors'
import { readable } from '#shared/base/line'
import { bridgeFileLimit, type FileKind } from '#shared/platform/contract'
import { isOutwardLink } from '#shared/platform/links'
import type { ChosenFile, Platform } from '#shared/platform/platform'
import { browserKeys } from './browserKeys'
import { originJournal } from './originJournal'

const accepted: Record<FileKind, string> = {
  meridian: '.meridian',
  joining: '.meridian-invite,.meridian-recovery',
  picture: 'image/png,image/jpeg,image/gif,image/webp',
}

async function read(file: File): Promise<ChosenFile> {
  const { size } = file
  const name = readable(file.name)
  if (size > bridgeFileLimit) throw new MeridianError('file.tooLarge', { name, limit: bridgeFileLimit / 1024 / 1024 })
  try {
    return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch (cause) {
    throw new MeridianError('file.notFound', { name }, { cause })
  }
}

/** The browser puts the file where it puts all downloads, or asks; it does not tell us which. */
function offerDownload(name: string, bytes: Uint8Array): string {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // a browser that asks where to put it reads the address only after the answer
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000)
  return name
}

function chooseFile(kind: FileKind): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accepted[kind]
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** The machine as a page in a browser reaches it. */
export function browser(): Platform {
  let journal: ReturnType<typeof originJournal> | undefined
  return {
    shell: 'browser',
    saveFile: async (name, bytes) => offerDownload(name, bytes),
    openFile: async kind => {
      const file = await chooseFile(kind)
      return file && read(file)
    },
    // a page is handed neither files nor links from outside: a link opens the page itself
    onFile: () => () => undefined,
    onInvite: () => () => undefined,
    pinHosts: () => Promise.resolve(),
    unpinHosts: () => Promise.resolve(),
    hosting: null,
    openLink: url => {
      if (isOutwardLink(url)) window.open(url, '_blank', 'noopener,noreferrer')
    },
    keys: browserKeys(),
    people: async () => (await import('./browserPeople')).browserPeople(),
    journal: () => (journal ??= originJournal()),
    backups: null,
    folders: window.showDirectoryPicker ? async () => (await import('./handleFolders')).handleFolders() : null,
  }
}
