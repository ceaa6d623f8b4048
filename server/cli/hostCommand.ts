import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { MeridianError } from '#shared/base/errors'
import { WorkspaceId } from '#shared/identity/workspaceId'
import { usualHostPort } from '#shared/platform/hosting'
import { isSafeAddress } from '#shared/sync/hostLine'
import type { Tls } from '../host/front'
import type { HostOptions } from '../host/startHost'

/** What the command line was told about the host to run. */
export interface HostCommand extends Pick<HostOptions, 'data' | 'port' | 'tls'> {
  /** Where others reach it, such as through a reverse proxy; empty where the host finds out itself. */
  readonly addresses: readonly string[]
  /** The only workspaces it may take; empty where none was named. */
  readonly allowed: ReadonlySet<WorkspaceId>
}

const usualFolder = 'meridian-host'

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(usualHostPort) },
        data: { type: 'string', default: usualFolder },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'own-tls': { type: 'boolean', default: false },
        address: { type: 'string', multiple: true, default: [] },
        allow: { type: 'string', multiple: true, default: [] },
      },
    }).values
  } catch (cause) {
    throw new MeridianError('host.usage', {}, { cause })
  }
}

async function readTls(cert: string, key: string): Promise<Tls> {
  try {
    const [read, secret] = await Promise.all([readFile(cert), readFile(key)])
    return { cert: read, key: secret }
  } catch (cause) {
    throw new MeridianError('host.tls', {}, { cause })
  }
}

/** Reads the arguments of the host command. Throws `host.usage`, `host.tls`. */
export async function hostCommandOf(args: readonly string[]): Promise<HostCommand> {
  const { port, data, 'tls-cert': cert, 'tls-key': key, 'own-tls': isOwn, address: addresses, allow } = parsed(args)
  const isPort = /^\d{1,5}$/.test(port) && Number(port) <= 65535
  const isTls = (cert === undefined) === (key === undefined) && !(isOwn && cert !== undefined)
  const allowed = WorkspaceId.array().safeParse(allow)
  if (!isPort || data === '' || !isTls || !addresses.every(isSafeAddress) || !allowed.success)
    throw new MeridianError('host.usage')
  const named = cert !== undefined && key !== undefined ? await readTls(cert, key) : null
  return { port: Number(port), data, tls: isOwn ? 'own' : named, addresses, allowed: new Set(allowed.data) }
}
