import { lazyScreen, type LazyScreen } from './lazyScreen'

/** The screens outside of workspaces, by the first part of their addresses: whoever opens a workspace has no need of them. */
export const outsideScreens = {
  home: lazyScreen(async () => (await import('./home/HomeScreen')).HomeScreen),
  new: lazyScreen(async () => (await import('./home/NewWorkspaceScreen')).NewWorkspaceScreen),
  join: lazyScreen(async () => (await import('./home/JoinScreen')).JoinScreen),
  how: lazyScreen(async () => (await import('./home/HowScreen')).HowScreen),
  settings: lazyScreen(async () => (await import('./home/SettingsScreen')).SettingsScreen),
  leave: lazyScreen(async () => (await import('./leaving/LeaveDoor')).LeaveDoor),
  persons: lazyScreen(async () => (await import('./persons/PersonsScreen')).PersonsScreen),
} satisfies Record<string, LazyScreen>

/** Runs the code of the screen at an address such as `#/new`, if it is one of these. */
export async function prepareOutside(address: string): Promise<void> {
  const place = /^#?\/?(\w*)/.exec(address)![1]! || 'home'
  if (Object.hasOwn(outsideScreens, place)) await outsideScreens[place as keyof typeof outsideScreens].prepare()
}
