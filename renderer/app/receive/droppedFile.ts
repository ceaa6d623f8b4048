import { MeridianError } from '#shared/base/errors'
import { readable } from '#shared/base/line'
import { bridgeFileLimit } from '#shared/platform/contract'
import type { ChosenFile } from '#shared/platform/platform'

/** A file or a folder that was dropped. */
export interface Dropped {
  readonly file: File
  readonly isFolder: boolean
}

/** The bytes of what was dropped, or why they cannot be read. */
export async function droppedFile({
  file,
  isFolder,
}: Dropped): Promise<ChosenFile | { readonly name: string; readonly error: unknown }> {
  const name = readable(file.name)
  if (isFolder) return { name, error: new MeridianError('file.folder') }
  if (file.size > bridgeFileLimit)
    return { name, error: new MeridianError('file.tooLarge', { limit: bridgeFileLimit / 1024 / 1024 }) }
  try {
    return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch (cause) {
    return { name, error: new MeridianError('file.notFound', {}, { cause }) }
  }
}
