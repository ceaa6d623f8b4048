import type { ComponentType } from 'react'
import type { Screen } from '../workspace/screens'

type Load = () => Promise<ComponentType>

/** Each screen is loaded when it is first opened: editor, charts and Word export are large. */
export const loads: Record<Screen, Load> = {
  profile: async () => (await import('../stages/profile/ProfileStage')).ProfileStage,
  policies: async () => (await import('./workspace/PlannedStage')).PoliciesStage,
  swot: async () => (await import('../stages/swot/SwotStage')).SwotStage,
  benchmark: async () => (await import('../stages/benchmark/BenchmarkStage')).BenchmarkStage,
  direction: async () => (await import('./workspace/PlannedStage')).DirectionStage,
  draft: async () => (await import('../stages/draft/DraftStage')).DraftStage,
  review: async () => (await import('./workspace/PlannedStage')).ReviewStage,
  ratify: async () => (await import('../stages/ratify/RatifyStage')).RatifyStage,
  people: async () => (await import('./workspace/people/PeopleScreen')).PeopleScreen,
  bin: async () => (await import('./workspace/BinScreen')).BinScreen,
  settings: async () => (await import('./workspace/WorkspaceSettingsScreen')).WorkspaceSettingsScreen,
}

const arrived = new Map<Screen, ComponentType>()

/** Fetches a screen's code while something else is waited for; a failure is told when the screen is shown. */
export const fetchScreen = (screen: Screen): Promise<void> =>
  loads[screen]().then(
    component => void arrived.set(screen, component),
    () => undefined,
  )

/** The screen, if its code was fetched before. */
export const arrivedScreen = (screen: Screen): ComponentType | undefined => arrived.get(screen)
