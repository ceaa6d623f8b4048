import { readFile, stat } from 'node:fs/promises'
import { MeridianError } from '#shared/base/errors'
import { collectContent } from '#shared/content/collectContent'
import type { StrategyContent } from '#shared/content/content'
import { limits } from '#shared/exchange/limits'
import { openExchange } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { bindWorkspace } from '#shared/workspace/workspace'
import { checkInProcess } from '../exchange/checkInProcess'

/** The content of an exchange file, with the pictures it brought, by SHA-256. */
export interface OpenedFile {
  readonly content: StrategyContent
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** Opens an exchange file on disk as `mergeInto` would take it in. Throws `file.*`, `statement.*`. */
export async function openFile(path: string): Promise<OpenedFile> {
  const unpacked = await unpackExchange(await read(path))
  const { target } = await openExchange(unpacked, checkInProcess(), async () => undefined)
  return {
    content: collectContent(bindWorkspace(target.documents)),
    pictures: unpacked.blobs,
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > limits.file) throw new MeridianError('file.tooLarge', { limit: limits.file / 1024 / 1024 })
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw cause instanceof MeridianError ? cause : new MeridianError('file.notFound', {}, { cause })
  }
}
