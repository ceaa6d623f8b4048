import { spawn } from 'node:child_process'

/**
 * Runs a program in this terminal and gives its exit code; 1 when it could not start or was killed. A signal to end goes on
 * to the program, and whoever called this goes on when it has ended.
 */
export function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return new Promise<number>(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
    const pass = (signal: NodeJS.Signals) => void child.kill(signal)
    const end = (code: number) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve(code)
    }
    process.on('SIGINT', pass).on('SIGTERM', pass)
    child.on('error', () => end(1)).on('close', code => end(code ?? 1))
  })
}

/** Runs another script of this folder, or a tool from node_modules, with this Node. */
export const runScript = (path: string, ...args: readonly string[]) =>
  run(process.execPath, ['--import', 'tsx', path, ...args])
