import { createContext, useContext } from 'react'
import type { Platform } from '#shared/platform/platform'

const Context = createContext<Platform | null>(null)

/** Hands the machine to all screens below. */
export const PlatformProvider = Context.Provider

/** The machine, whichever shell this is. Throws outside of the program's root. */
export function usePlatform(): Platform {
  const platform = useContext(Context)
  if (!platform) throw new Error('no platform here')
  return platform
}
