import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { MeridianError } from '#shared/base/errors'
import type { Tls } from '../host/front'
import { jsonLog } from '../host/log'
import { startHost, type HostOptions } from '../host/startHost'
import { hostSentence } from './words'

/** What the command line was told about the host to run. */
type Told = Pick<HostOptions, 'data' | 'port' | 'tls'>

const usualPort = 4871
const usualFolder = 'meridian-host'

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(usualPort) },
        data: { type: 'string', default: usualFolder },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
      },
    }).values
  } catch (cause) {
    throw new MeridianError('host.usage', {}, { cause })
  }
}

/** Reads the arguments of the host command. Throws `host.usage`, `host.tls`. */
async function toldBy(args: readonly string[]): Promise<Told> {
  const { port, data, 'tls-cert': cert, 'tls-key': key } = parsed(args)
  const isPort = /^\d{1,5}$/.test(port) && Number(port) <= 65535
  if (!isPort || data === '' || (cert === undefined) !== (key === undefined)) throw new MeridianError('host.usage')
  return { port: Number(port), data, tls: cert !== undefined && key !== undefined ? await readTls(cert, key) : null }
}

async function readTls(cert: string, key: string): Promise<Tls> {
  try {
    const [read, secret] = await Promise.all([readFile(cert), readFile(key)])
    return { cert: read, key: secret }
  } catch (cause) {
    throw new MeridianError('host.tls', {}, { cause })
  }
}

/** Resolves when somebody asks the program to end. */
function asked(): Promise<void> {
  return new Promise(resolve => {
    const end = () => resolve()
    process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end)
    // npm passes a signal no further than its shell: without this the host would live on and hold its port
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && end(), 500).unref()
  })
}

/**
 * Runs a host until Ctrl-C or a signal to end: sentences for people go to stdout, its log to stderr. Resolves to the exit
 * code. Throws `host.*` before anything is started.
 */
export async function runHost(args: readonly string[]): Promise<number> {
  const told = await toldBy(args)
  const log = jsonLog(line => process.stderr.write(line))
  const host = await startHost({ ...told, page: 'out/renderer', log })
  // libraries print what they trip over, which may be content; only that it happened goes on
  console.error = console.warn = () => log('library.complained')
  const ended = asked()
  const say = (sentence: Parameters<typeof hostSentence>[0]) =>
    process.stdout.write(`${hostSentence(sentence, { address: host.address, key: host.key, folder: told.data })}\n`)
  say('runs')
  say('key')
  if (!told.tls) say('loopback')
  say('end')
  await ended
  const isSaved = await host.close()
  say(isSaved ? 'ended' : 'lost')
  return isSaved ? 0 : 1
}
