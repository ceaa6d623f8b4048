import { resolve } from 'node:path'
import type { Gives } from '#shared/platform/contract'
import { tokenOfLink } from '#shared/platform/inviteLink'
import { readChosen } from './files'

/** The exchange file named on a command line, if there is one; `folder` is where that command was given. */
export function fileAmong(commandLine: readonly string[], folder: string): string | undefined {
  const named = commandLine.slice(1).findLast(part => !part.startsWith('-') && /\.meridian$/i.test(part))
  return named === undefined ? undefined : resolve(folder, named)
}

/** The token of the invite link on a command line, if there is one. */
export const tokenAmong = (commandLine: readonly string[]): string | undefined =>
  commandLine
    .slice(1)
    .flatMap(part => tokenOfLink(part) ?? [])
    .at(-1)

/** The newest invite that came from outside, until the page takes it; `arrived` tells the page. */
export function waitingInvite(arrived: () => void) {
  let waiting: string | null = null
  return {
    add: (token: string | null | undefined) => {
      if (!token) return
      waiting = token
      arrived()
    },
    /** Gives it once; null when none waits. */
    take: async (): Promise<Gives<'invites.waiting'>> => {
      const token = waiting
      waiting = null
      return token
    },
  }
}

/** Files that came from outside, by double-click or command line, until the page takes them; `arrived` tells the page. */
export function waitingFiles(arrived: () => void) {
  const paths: string[] = []
  return {
    add: (path: string | undefined) => {
      if (path === undefined) return
      paths.push(path)
      arrived()
    },
    /** The oldest of them, each given once; null when none waits. Throws as `readChosen`. */
    take: async (): Promise<Gives<'files.waiting'>> => {
      const path = paths.shift()
      return path === undefined ? null : readChosen(path)
    },
  }
}
