import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = [
  'electron',
  'renderer',
  'server',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'scripts/classicScript.ts',
  'scripts/offlineShell.ts',
  'package-lock.json',
]
const stamp = join('out', 'built')

/** Milliseconds since 1970 of the newest change at or below `path`; folders count too, so that a removed file is seen. */
function newestChange(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map(name => newestChange(join(path, name))))
}

/** Whether something in the sources is newer than what `npm run build` made last. Reads from the project's root. */
export function isStale(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return sources.some(path => newestChange(path) > built)
}

/** Notes that everything changed before `startedAt` is built; what changed during the build counts as stale. */
export function markBuilt(startedAt: Date): void {
  mkdirSync('out', { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, startedAt, startedAt)
}
