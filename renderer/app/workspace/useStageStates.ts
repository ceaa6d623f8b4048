import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'
import type { Stage } from '../../workspace/screens'

/** Where each stage stands, in at most 26 letters: the second line of the rail. */
export function useStageStates(): Readonly<Record<Stage, string>> {
  const { t } = useTranslation('frame')
  const { profile, units, swot, benchmark, sections } = useWorkspace()
  const { periodStart, periodEnd } = useReadable(profile)
  const unitList = useReadable(units)
  const items = useReadable(swot)
  const indicators = useReadable(benchmark.indicators)
  const peers = useReadable(benchmark.peers)
  const sectionList = useReadable(sections)

  const heard = new Set(items.map(({ unit }) => unit))
  const silent = unitList.filter(({ id }) => !heard.has(id)).length
  const agreed = sectionList.filter(({ state }) => state === 'agreed').length
  const unitCount = t('rail.units', { count: unitList.length })
  return {
    profile:
      periodStart && periodEnd
        ? t('rail.profile', { units: unitCount, start: periodStart, end: periodEnd })
        : unitCount,
    policies: t('rail.later'),
    swot:
      items.length > 0 && silent > 0
        ? t('rail.swotSilent', { items: t('rail.items', { count: items.length }), count: silent })
        : t('rail.items', { count: items.length }),
    benchmark: t('rail.benchmark', {
      indicators: t('rail.indicators', { count: indicators.length }),
      count: peers.length,
    }),
    direction: t('rail.later'),
    draft: sectionList.length === 0 ? t('rail.notStarted') : t('rail.draft', { agreed, count: sectionList.length }),
    review: t('rail.later'),
    ratify: t('rail.ratify'),
  }
}
