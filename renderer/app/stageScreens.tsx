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
import { createElement, lazy, useState } from 'react'
import type { Screen } from '../workspace/screens'
import { arrivedScreen, loads } from './stageCode'

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

const later = Object.fromEntries(
  Object.entries(loads).map(([screen, load]) => [screen, lazy(async () => ({ default: await load() }))]),
)

/** A screen: drawn at once where its code was fetched before, else when it is here. Give it the screen as its key. */
export function StageScreen({ screen }: { readonly screen: Screen }) {
  const [component] = useState(() => arrivedScreen(screen) ?? later[screen]!) // a change of mind would draw it anew
  return createElement(component)
}
