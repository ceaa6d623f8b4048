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
import type { Screen, Stage } from '../workspace/screens'

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

const files = import.meta.glob<Record<string, ComponentType>>('../stages/*/*Stage.tsx')
const stage = (folder: Stage) => {
  const name = `${folder[0]!.toUpperCase()}${folder.slice(1)}Stage`
  return lazy(async () => ({ default: (await files[`../stages/${folder}/${name}.tsx`]!())[name]! }))
}
const named = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }))

/** Each screen is loaded when it is first opened: editor, charts and Word export are large. */
export const screenComponents: Record<Screen, ComponentType> = {
  profile: stage('profile'),
  policies: stage('policies'),
  swot: stage('swot'),
  benchmark: stage('benchmark'),
  direction: stage('direction'),
  draft: stage('draft'),
  review: stage('review'),
  ratify: stage('ratify'),
  people: named(() => import('./workspace/PeopleScreen'), 'PeopleScreen'),
  bin: named(() => import('./workspace/BinScreen'), 'BinScreen'),
  settings: named(() => import('./workspace/WorkspaceSettingsScreen'), 'WorkspaceSettingsScreen'),
}
