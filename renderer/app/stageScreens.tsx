import {
  IconBuildingBank,
  IconChartDots,
  IconClipboardText,
  IconCompass,
  IconLayoutGrid,
  IconMessage2,
  IconPencil,
  IconRubberStamp,
  IconSettings,
  IconTrash,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { createElement, lazy, useState, type ComponentType } from 'react'
import type { Screen } from '../workspace/screens'

export const screenIcons: Record<Screen, Icon> = {
  profile: IconBuildingBank,
  policies: IconClipboardText,
  swot: IconLayoutGrid,
  benchmark: IconChartDots,
  direction: IconCompass,
  draft: IconPencil,
  review: IconMessage2,
  ratify: IconRubberStamp,
  people: IconUsers,
  bin: IconTrash,
  settings: IconSettings,
}

type Load = () => Promise<ComponentType>

/** Each screen is loaded when it is first opened: editor, charts and Word export are large. */
const loads: Record<Screen, Load> = {
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

const later = Object.fromEntries(
  Object.entries(loads).map(([screen, load]) => [screen, lazy(async () => ({ default: await load() }))]),
)

/** A screen: drawn at once where its code was fetched before, else when it is here. Give it the screen as its key. */
export function StageScreen({ screen }: { readonly screen: Screen }) {
  const [component] = useState(() => arrived.get(screen) ?? later[screen]!) // a change of mind would draw it anew
  return createElement(component)
}
