import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { MeridianError } from '#shared/base/errors'
import type { Tls } from './front'

/** As long as a computer lasts: people have pinned it, and a new one would have to reach each of them first. */
const years = 15

const dns = 2
const ip = 7

async function make(names: readonly string[]): Promise<{ readonly cert: string; readonly key: string }> {
  const end = new Date()
  end.setFullYear(end.getFullYear() + years)
  const altNames = ['localhost', '127.0.0.1', ...names].map(name =>
    /^[\d.]+$|:/.test(name) ? ({ type: ip, ip: name } as const) : ({ type: dns, value: name } as const),
  )
  const made = await generate([{ name: 'commonName', value: 'Meridian host' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: end,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/**
 * The host's own certificate in `folder`, made at its first start for these names, with a key that its user alone can read.
 * It stays the same under other names: whoever dials compares its pin, not its names. Throws `host.data`.
 */
export async function ownCertificate(folder: string, names: readonly string[]): Promise<Tls> {
  const path = join(folder, 'tls.json')
  try {
    const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return null
    })
    if (known !== null) return JSON.parse(known) as Tls
    const made = await make(names)
    await writeFile(path, JSON.stringify(made), { mode: 0o600, flag: 'wx', flush: true })
    return made
  } catch (cause) {
    throw new MeridianError('host.data', { folder }, { cause })
  }
}
