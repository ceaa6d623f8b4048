import { createContext, useContext } from 'react'
import type { Source } from '#shared/base/readable'
import type { ChosenFile, Platform } from '#shared/platform/platform'
import type { Library } from '../workspace/library'
import type { WorkspaceKeeper } from './workspace/keeper'

/** What the whole program works with: the machine, the workspaces on it, and the one that is open. */
export interface Services {
  readonly platform: Platform
  readonly library: Library
  readonly keeper: WorkspaceKeeper
  /** A failure that the home screen tells, because the screen where it happened is gone. */
  readonly failures: Source<unknown>
  /** A file given to the program from outside, until the home screen takes it. */
  readonly arrived: Source<ChosenFile | null>
}

const Context = createContext<Services | null>(null)

export const ServicesProvider = Context.Provider

/** The services. Throws outside of the program's root. */
export function useServices(): Services {
  const services = useContext(Context)
  if (!services) throw new Error('no services here')
  return services
}
