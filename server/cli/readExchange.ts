import { readFile, stat } from 'node:fs/promises'
import { MeridianError } from '#shared/base/errors'
import { limits } from '#shared/exchange/limits'

/** The bytes of an exchange file on disk. Throws `file.tooLarge`, `file.folder`, `file.notFound`. */
export async function readExchange(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new MeridianError('file.folder')
    if (found.size > limits.file) throw new MeridianError('file.tooLarge', { limit: limits.file / 1024 / 1024 })
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw cause instanceof MeridianError ? cause : new MeridianError('file.notFound', {}, { cause })
  }
}
