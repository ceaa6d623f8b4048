import { fetchedScreen, type FetchedScreen } from './fetchedScreen'

/** The screens outside of workspaces, by the first part of their addresses: whoever opens a workspace has no need of them. */
export const outsideScreens = {
  home: fetchedScreen(async () => (await import('./home/HomeScreen')).HomeScreen),
  new: fetchedScreen(async () => (await import('./home/NewWorkspaceScreen')).NewWorkspaceScreen),
  join: fetchedScreen(async () => (await import('./home/JoinScreen')).JoinScreen),
  how: fetchedScreen(async () => (await import('./home/HowScreen')).HowScreen),
  settings: fetchedScreen(async () => (await import('./home/SettingsScreen')).SettingsScreen),
} satisfies Record<string, FetchedScreen>

/** Fetches the code of the screen at an address such as `#/new`, if it is one of these. */
export async function fetchOutside(address: string): Promise<void> {
  const place = /^#?\/?(\w*)/.exec(address)![1]! || 'home'
  if (Object.hasOwn(outsideScreens, place)) await outsideScreens[place as keyof typeof outsideScreens].fetch()
}
