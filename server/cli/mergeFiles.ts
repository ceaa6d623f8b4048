import { MeridianError } from '#shared/base/errors'
import { packCarrier, requireOneWorkspace } from '#shared/exchange/carry'
import { limits } from '#shared/exchange/limits'
import { openAll } from '#shared/exchange/mergeInto'
import { refusalOf } from '#shared/exchange/sender'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import { fold } from '#shared/statements/fold'
import { outsideInProcess } from '../exchange/outsideInProcess'
import { readExchange } from './readExchange'

/**
 * One exchange file that holds what all of `paths` hold, each as its sender signed it: this program has no key of anybody
 * and vouches for nothing. They are tried together first, so that what comes out can be taken in. `about` hears which file
 * is looked into, and null when it is all of them. Throws `file.*`, `statement.*`.
 */
export async function mergeFiles(paths: readonly string[], about: (path: string | null) => void): Promise<Uint8Array> {
  const outside = outsideInProcess()
  const files = new Map<string, Uint8Array>()
  const names = new Map<string, string>()
  const unpacked = new Map<string, Unpacked>()
  for (const path of paths) {
    about(path)
    const delivery = await outside.deliver(await readExchange(path))
    for (const [place, [hash, bytes]] of [...delivery.files].entries()) {
      files.set(hash, bytes)
      names.set(hash, path)
      unpacked.set(hash, delivery.unpacked[place]!)
    }
    requireOneWorkspace([...unpacked.values()])
  }
  const known = [...unpacked.values()].flatMap(({ statements }) => statements)
  const standing = fold(known)
  for (const [hash, file] of unpacked) {
    about(names.get(hash)!)
    const refusal = refusalOf(file, standing, known) // each by what all of them say together
    if (refusal) throw new MeridianError(refusal)
  }
  about(null)
  await openAll([...unpacked.values()], outside.check, async () => undefined)
  const merged = packCarrier(files)
  if (merged.length > limits.file) throw new MeridianError('file.tooLarge', { limit: limits.file / 1024 / 1024 })
  return merged
}
