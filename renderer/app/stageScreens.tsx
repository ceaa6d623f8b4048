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
import { createElement } from 'react'
import type { Screen } from '../workspace/screens'
import { fetchedScreen, type FetchedScreen } from './fetchedScreen'

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

/** Each screen is loaded when it is first opened: editor, charts and Word export are large. */
const fetched: Record<Screen, FetchedScreen> = {
  profile: fetchedScreen(async () => (await import('../stages/profile/ProfileStage')).ProfileStage),
  policies: fetchedScreen(async () => (await import('./workspace/PlannedStage')).PoliciesStage),
  swot: fetchedScreen(async () => (await import('../stages/swot/SwotStage')).SwotStage),
  benchmark: fetchedScreen(async () => (await import('../stages/benchmark/BenchmarkStage')).BenchmarkStage),
  direction: fetchedScreen(async () => (await import('./workspace/PlannedStage')).DirectionStage),
  draft: fetchedScreen(async () => (await import('../stages/draft/DraftStage')).DraftStage),
  review: fetchedScreen(async () => (await import('./workspace/PlannedStage')).ReviewStage),
  ratify: fetchedScreen(async () => (await import('../stages/ratify/RatifyStage')).RatifyStage),
  people: fetchedScreen(async () => (await import('./workspace/people/PeopleScreen')).PeopleScreen),
  bin: fetchedScreen(async () => (await import('./workspace/BinScreen')).BinScreen),
  settings: fetchedScreen(async () => (await import('./workspace/WorkspaceSettingsScreen')).WorkspaceSettingsScreen),
}

/** Fetches a screen's code while something else is waited for. */
export const fetchScreen = (screen: Screen): Promise<void> => fetched[screen].fetch()

/** One of the screens. Give it the screen as its key. */
export const StageScreen = ({ screen }: { readonly screen: Screen }) => createElement(fetched[screen].Screen)
