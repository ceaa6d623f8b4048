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
import { lazy, type ComponentType } from 'react'
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

const named = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }))

/** Each screen is loaded when it is first opened: editor, charts and Word export are large. */
export const screenComponents: Record<Screen, ComponentType> = {
  profile: named(() => import('../stages/profile/ProfileStage'), 'ProfileStage'),
  policies: named(() => import('../stages/policies/PoliciesStage'), 'PoliciesStage'),
  swot: named(() => import('../stages/swot/SwotStage'), 'SwotStage'),
  benchmark: named(() => import('../stages/benchmark/BenchmarkStage'), 'BenchmarkStage'),
  direction: named(() => import('../stages/direction/DirectionStage'), 'DirectionStage'),
  draft: named(() => import('../stages/draft/DraftStage'), 'DraftStage'),
  review: named(() => import('../stages/review/ReviewStage'), 'ReviewStage'),
  ratify: named(() => import('../stages/ratify/RatifyStage'), 'RatifyStage'),
  people: named(() => import('./workspace/PeopleScreen'), 'PeopleScreen'),
  bin: named(() => import('./workspace/BinScreen'), 'BinScreen'),
  settings: named(() => import('./workspace/WorkspaceSettingsScreen'), 'WorkspaceSettingsScreen'),
}
