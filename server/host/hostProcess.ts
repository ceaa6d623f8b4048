import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { MeridianError } from '#shared/base/errors'
import { HostOrder, type HostReport } from '#shared/platform/hosting'
import { trialLimits, type TryChange } from '../sync/trial'
import { addressesOf, namesHere } from './addresses'
import { jsonLog } from './log'
import { startHost, type Host } from './startHost'

// Runs the host in a process of its own below the desktop program, which orders and hears it; see electron/main/hosting.ts.

/** The line to main, as Electron gives it to its utility processes. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void
  postMessage(report: HostReport): void
}

const { parentPort } = process as unknown as { readonly parentPort: ParentPort }
const report = (told: HostReport) => parentPort.postMessage(told)

/** How often it looks who is here and under which addresses, in milliseconds. */
const lookingMs = 1000

/** Node is no program of its own in the installed desktop shell, so changes are tried in a thread that can be ended. */
const tryInThread: TryChange = trial =>
  new Promise(resolve => {
    const { deadlineMs, memoryMb } = trialLimits
    const thread = new Worker(join(import.meta.dirname, 'trial.js'), {
      workerData: trial,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    const settle = (isApplied: boolean) => {
      clearTimeout(late)
      resolve(isApplied)
      void thread.terminate()
    }
    const late = setTimeout(() => settle(false), deadlineMs)
    thread.once('message', answer => settle(answer === true))
    thread.once('error', () => settle(false))
    thread.once('exit', () => settle(false)) // changes nothing after an answer
  })

const serves = new Set<string>()
let takesAny = false
let running: Host | undefined
let looking: NodeJS.Timeout | undefined
let seen = ''
let visited = '[]'

/** Tells what is new since the last look. */
function look({ key, pin, port, guests }: Host): void {
  const card = { key, pin: pin!, port, addresses: addressesOf(namesHere(), port) }
  if (JSON.stringify(card) !== seen) report({ is: 'reached', card })
  seen = JSON.stringify(card)
  const here = [...guests()]
  if (JSON.stringify(here) !== visited) report({ is: 'visited', guests: here })
  visited = JSON.stringify(here)
}

async function start({ data, port, page, ...intake }: Extract<HostOrder, { do: 'start' }>): Promise<void> {
  for (const workspace of intake.serves) serves.add(workspace)
  takesAny = intake.takesAny
  const log = jsonLog(line => report({ is: 'logged', line: line.trim() }))
  try {
    const host = await startHost({
      data,
      port,
      page,
      log,
      tls: 'own',
      mayTake: workspace => takesAny || serves.has(workspace),
      tryChange: tryInThread,
    })
    running = host
    look(host)
    looking = setInterval(() => look(host), lookingMs)
  } catch (error) {
    if (!(error instanceof MeridianError)) throw error
    report({ is: 'failed', code: error.code, facts: { ...error.facts } })
    process.exit(1)
  }
}

async function end(): Promise<void> {
  clearInterval(looking)
  report({ is: 'ended', isSaved: (await running?.close()) ?? true })
  process.exit(0)
}

let turn: Promise<void> = Promise.resolve()
parentPort.on('message', ({ data }) => {
  const order = HostOrder.parse(data)
  if (order.do === 'serve') serves.add(order.workspace)
  else if (order.do === 'takeAny') takesAny = order.takesAny
  else turn = turn.then(() => (order.do === 'start' ? start(order) : end()))
})
