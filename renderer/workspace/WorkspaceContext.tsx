import { createContext, useContext } from 'react'
import type { OpenedWorkspace } from './opened'

const Opened = createContext<OpenedWorkspace | null>(null)

/** Hands the open workspace to all screens below. */
export const WorkspaceProvider = Opened.Provider

/** The open workspace. Throws outside of one. */
export function useOpened(): OpenedWorkspace {
  const opened = useContext(Opened)
  if (!opened) throw new Error('no workspace is open here')
  return opened
}

/** The subjects of the open workspace: what stages read and write. */
export const useWorkspace = () => useOpened().workspace
