import { spawn } from 'node:child_process'

/** Whether a window can open here: a server reached by a terminal has no display. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens an address in the person's browser, if there is a display; where that fails, the printed address is enough. */
export function openBrowser(address: string): void {
  if (!hasDisplay()) return
  const [command, ...rest] = openers[process.platform] ?? (['xdg-open'] as const)
  spawn(command, [...rest, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
