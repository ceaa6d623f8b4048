import { spawn } from 'node:child_process'

/** What a run of the command line left behind. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `npm run --silent meridian -- ...args` from the project root, as people do. */
export function meridian(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', 'meridian', '--', ...args], { shell: process.platform === 'win32' })
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
    child.once('error', reject)
    child.once('close', code => resolve({ code, ...said }))
  })
}
