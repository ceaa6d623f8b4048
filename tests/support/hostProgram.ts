import { spawn, type ChildProcess } from 'node:child_process'
import type { PublicKey } from '#shared/identity/keys'
import { freePort } from './freePort'

/** The host as a program of its own, which can be killed. */
export interface HostProgram {
  /** The address that clients dial. */
  readonly address: string
  readonly key: PublicKey
  readonly port: number
  /** What it logged so far, a line of JSON each. */
  logged(): string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** Starts the host over the folder `data` and waits until it says where it runs: at the port `on`, or any free one. */
export async function startProgram(data: string, on?: number): Promise<HostProgram> {
  const port = on ?? (await freePort())
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/cli/main.ts', 'host', '--data', data, '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  let logged = ''
  child.stderr!.on('data', (part: Buffer) => (logged += part.toString()))
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the host ended: ${said}`)))
    child.stdout!.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('Ctrl-C')) resolve()
    })
  })
  const address = /http:\/\/\S+\d/.exec(said)![0].replace('http', 'ws')
  return {
    address,
    port: Number(new URL(address).port),
    key: /(?<![\w-])[\w-]{43}(?![\w-])/.exec(said)![0], // one in 64 begins with a dash, where no word begins
    logged: () => logged,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise(resolve => child.once('close', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}
