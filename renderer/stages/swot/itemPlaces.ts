import { IconLayoutGrid } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { swotLabels, type SwotItem, type SwotItemId } from '#shared/swot/item'
import type { Command } from '../../ui/commands'

/** The items of a SWOT as places to find in the palette by their words. The removed ones are needed for the short names. */
export function itemPlaces(
  { items, removed }: { readonly items: readonly SwotItem[]; readonly removed: readonly SwotItem[] },
  t: TFunction<'swot'>,
  go: (id: SwotItemId) => void,
): Command[] {
  const labels = swotLabels([...items, ...removed])
  return items
    .filter(({ statement }) => statement.trim() !== '')
    .map(({ id, statement }) => ({
      id: `swot.go.${id}`,
      group: 'go',
      icon: IconLayoutGrid,
      label: t('command.item', { label: labels.get(id), statement }),
      detail: t('stages:swot'),
      isWritten: true,
      run: () => go(id),
    }))
}
