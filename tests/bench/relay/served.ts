import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a host that is measured costs so far. */
export interface Cost {
  /** Milliseconds of processor time since it began. */
  readonly cpu: number
  /** Megabytes of memory in use. */
  readonly memory: number
}

/** What the process of a host tells the bench: where it listens, then its cost whenever asked. */
export type Told = { readonly port: number; readonly key: string } | Cost

/** A host in a process of its own. */
export interface ServedHost {
  readonly port: number
  /** Its public key; empty where it has none. */
  readonly key: string
  cost(): Promise<Cost>
  end(): Promise<void>
}

/** The next thing that a host tells. Rejects when it ends first. */
async function told<T extends Told>(child: ChildProcess): Promise<T> {
  const listening = new AbortController()
  const { signal } = listening
  try {
    const [message] = (await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => Promise.reject(new Error('the host ended'))),
    ])) as [T]
    return message
  } finally {
    listening.abort()
  }
}

/** Starts the script of a host beside this file. */
export async function serve(script: 'ourHost' | 'bareHost', ...args: string[]): Promise<ServedHost> {
  const file = fileURLToPath(new URL(`./${script}.ts`, import.meta.url))
  const child = fork(file, args, { execArgv: ['--import', 'tsx'] })
  const { port, key } = await told<{ port: number; key: string }>(child)
  return {
    port,
    key,
    cost: () => {
      const answer = told<Cost>(child)
      child.send('cost')
      return answer
    },
    end: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Answers the bench from inside the process of a host. */
export function answer(started: { readonly port: number; readonly key: string }): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send!({ cpu: (user + system) / 1000, memory: process.memoryUsage().rss / 1024 / 1024 } satisfies Cost)
  })
  process.send!(started satisfies Told)
}
