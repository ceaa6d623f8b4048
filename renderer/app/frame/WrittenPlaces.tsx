import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { inOrder } from '#shared/base/order'
import { indicatorPlaces } from '../../stages/benchmark/indicatorPlaces'
import { itemPlaces } from '../../stages/swot/itemPlaces'
import { usePaletteOpen } from '../../ui/CommandPalette'
import { useCommands } from '../../ui/commands'
import { useOpened } from '../../workspace/WorkspaceContext'
import { screenPath } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'

/** Longer than the palette takes to fade, so that nothing in it changes meanwhile. */
const fadedMs = 400

/** Offers the items of the SWOT and the indicators in the palette, by their words; reads them only while it is open. */
export function WrittenPlaces() {
  const isOpen = usePaletteOpen()
  const [wasOpen] = useDebouncedValue(isOpen, fadedMs)
  return (isOpen || wasOpen) && <Offered />
}

function Offered() {
  const { t: swot } = useTranslation('swot')
  const { t: benchmark } = useTranslation('benchmark')
  const { id, workspace } = useOpened()
  const items = useReadable(workspace.swot)
  const removed = useReadable(workspace.swot.bin)
  const indicators = useReadable(workspace.benchmark.indicators)
  const [, navigate] = useHashLocation()
  useCommands(
    [
      ...itemPlaces({ items, removed }, swot, item => navigate(screenPath(id, 'swot', item))),
      ...indicatorPlaces(inOrder(indicators), benchmark, indicator => navigate(screenPath(id, 'benchmark', indicator))),
    ],
    'everywhere',
  )
  return null
}
