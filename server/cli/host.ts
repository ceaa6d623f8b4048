import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hostLine } from '#shared/sync/hostLine'
import { addressesOf, namesHere } from '../host/addresses'
import { jsonLog } from '../host/log'
import { startHost, type Host } from '../host/startHost'
import { hostCommandOf, type HostCommand } from './hostCommand'
import { hostSentence } from './words'

/** The page as `npm run build` makes it. */
const page = 'out/renderer'

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

/** Where others dial it. */
function addressesFor({ addresses, tls }: HostCommand, { port }: Host): readonly string[] {
  if (addresses.length > 0) return addresses
  return tls ? addressesOf(namesHere(), port) : [`ws://127.0.0.1:${port}`]
}

/**
 * Which workspaces it takes. Where nothing is said, one that others reach takes the first that comes and no other, so that
 * strangers cannot fill it; one for this computer alone takes any.
 */
function intakeOf({ addresses, allowed, tls }: HostCommand) {
  const isReached = tls !== null || addresses.length > 0
  const rule = allowed.size > 0 ? 'takesNamed' : isReached ? 'takesFirst' : 'takesAny'
  const mayTake: Parameters<typeof startHost>[0]['mayTake'] = (workspace, served) =>
    rule === 'takesNamed' ? allowed.has(workspace) : rule === 'takesAny' || served === 0
  return { rule, mayTake } as const
}

/** What a person who started a host needs to know. */
function sentencesOf(told: HostCommand, host: Host): readonly string[] {
  const addresses = addressesFor(told, host)
  const facts = {
    address: host.address,
    key: host.key,
    fingerprint: host.fingerprint ?? '',
    addresses: addresses.join(', '),
    line: hostLine({ key: host.key, addresses, pin: host.pin }),
    folder: told.data,
  }
  const isAlone = !told.tls && told.addresses.length === 0
  return [
    hostSentence('runs', facts),
    hostSentence(existsSync(join(page, 'index.html')) ? 'page' : 'noPage', facts),
    hostSentence(isAlone ? 'loopback' : addresses.length > 0 ? 'reached' : 'unreached', facts),
    hostSentence(intakeOf(told).rule, facts),
    ...(addresses.length > 0 ? [hostSentence('next', facts)] : []),
    hostSentence('key', facts),
    ...(host.fingerprint === null ? [] : [hostSentence('fingerprint', facts)]),
    hostSentence('end', facts),
  ]
}

/**
 * Runs a host until Ctrl-C or a signal to end: sentences for people go to stdout, its log to stderr. Resolves to the exit
 * code. Throws `host.*` before anything is started.
 */
export async function runHost(args: readonly string[]): Promise<number> {
  const told = await hostCommandOf(args)
  const { data, port, tls } = told
  const log = jsonLog(line => process.stderr.write(line))
  const host = await startHost({ data, port, tls, page, log, mayTake: intakeOf(told).mayTake })
  // libraries print what they trip over, which may be content; only that it happened goes on
  console.error = console.warn = () => log('library.complained')
  const ended = asked()
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
  sentencesOf(told, host).forEach(say)
  await ended
  const isSaved = await host.close()
  say(hostSentence(isSaved ? 'ended' : 'lost', {}))
  return isSaved ? 0 : 1
}
