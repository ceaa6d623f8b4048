import { rename, rm, writeFile } from 'node:fs/promises'
import { MeridianError } from '#shared/base/errors'
import { isFull } from '#shared/platform/storageFailure'

/** Writes a file in full or not at all: beside its place first, then into it. Throws `file.write`, `storage.full`. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  try {
    await writeFile(beside, bytes, { flag: 'wx', flush: true })
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true })
    throw new MeridianError(isFull(cause) ? 'storage.full' : 'file.write', {}, { cause })
  }
}
