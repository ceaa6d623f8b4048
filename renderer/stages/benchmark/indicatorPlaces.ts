import { IconChartDots } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { Indicator, IndicatorId } from '#shared/benchmark/benchmark'
import type { Command } from '../../ui/commands'

/** The values of each indicator as places to find in the palette. */
export const indicatorPlaces = (
  indicators: readonly Indicator[],
  t: TFunction<'benchmark'>,
  go: (id: IndicatorId) => void,
): Command[] =>
  indicators.map(({ id, name }) => ({
    id: `benchmark.values.${id}`,
    group: 'go',
    icon: IconChartDots,
    label: t('command.values', { name: name || t('indicator.unnamed') }),
    detail: t('stages:benchmark'),
    isWritten: true,
    run: () => go(id),
  }))
