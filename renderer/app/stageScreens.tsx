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
import { lazyScreen, type LazyScreen } from './lazyScreen'

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

/** The code of each screen runs when it is first opened: editor, charts and Word export are large. */
const screens: Record<Screen, LazyScreen> = {
  profile: lazyScreen(async () => (await import('../stages/profile/ProfileStage')).ProfileStage),
  policies: lazyScreen(async () => (await import('./workspace/PlannedStage')).PoliciesStage),
  swot: lazyScreen(async () => (await import('../stages/swot/SwotStage')).SwotStage),
  benchmark: lazyScreen(async () => (await import('../stages/benchmark/BenchmarkStage')).BenchmarkStage),
  direction: lazyScreen(async () => (await import('./workspace/PlannedStage')).DirectionStage),
  draft: lazyScreen(async () => (await import('../stages/draft/DraftStage')).DraftStage),
  review: lazyScreen(async () => (await import('./workspace/PlannedStage')).ReviewStage),
  ratify: lazyScreen(async () => (await import('../stages/ratify/RatifyStage')).RatifyStage),
  people: lazyScreen(async () => (await import('./workspace/people/PeopleScreen')).PeopleScreen),
  bin: lazyScreen(async () => (await import('./workspace/BinScreen')).BinScreen),
  settings: lazyScreen(async () => (await import('./workspace/WorkspaceSettingsScreen')).WorkspaceSettingsScreen),
}

/** Runs a screen's code while something else is waited for. */
export const prepareScreen = (screen: Screen): Promise<void> => screens[screen].prepare()

/** One of the screens. Give it the screen as its key. */
export const StageScreen = ({ screen }: { readonly screen: Screen }) => createElement(screens[screen].Screen)
