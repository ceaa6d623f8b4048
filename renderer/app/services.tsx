import { createContext, useContext } from 'react'
import type { Source } from '#shared/base/readable'
import type { Outside } from '#shared/exchange/outside'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import type { ChosenFile, Platform } from '#shared/platform/platform'
import type { Library } from '../workspace/library'
import type { WorkspaceKeeper } from './workspace/keeper'

/** What the whole program works with: the machine, the workspaces on it, and the one that is open. */
export interface Services {
  readonly platform: Platform
  readonly library: Library
  readonly keeper: WorkspaceKeeper
  /** Where bytes from outside are looked into. */
  readonly outside: Outside
  /** A failure that the home screen tells, because the screen where it happened is gone. */
  readonly failures: Source<unknown>
  /** Files from outside that wait for a decision, the first of them on the screen. */
  readonly arrived: Source<readonly Arrived[]>
}

/** A file from outside, one that was unpacked already, or why it cannot be read. */
export type ArrivedFile =
  | ChosenFile
  | { readonly name: string; readonly files: readonly Unpacked[] }
  | { readonly name: string; readonly error: unknown }
export type Arrived = { readonly key: string } & ArrivedFile

const Context = createContext<Services | null>(null)

export const ServicesProvider = Context.Provider

/** The services. Throws outside of the program's root. */
export function useServices(): Services {
  const services = useContext(Context)
  if (!services) throw new Error('no services here')
  return services
}
