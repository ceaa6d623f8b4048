import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Indicator, Value } from '#shared/benchmark/benchmark'
import { ValueStatus } from '#shared/benchmark/benchmark'
import { hasNumber, type Cell } from '#shared/benchmark/entry'
import { chartSentence } from '#shared/charts/chartSentence'
import type { IndicatorYear } from '#shared/charts/comparison'
import { SavedSelect } from '../../ui/SavedSelect'
import { SavedTextInput } from '../../ui/SavedTextInput'
import { CellHistory } from './CellHistory'
import { PartsCheck } from './PartsCheck'
import { SavedNumber } from './SavedNumber'
import { partsOf } from './parts'
import { useCatalogue } from './useCatalogue'
import type { Benchmark } from './useBenchmark'
import { useSay } from './useSay'
import type { ValueActions } from './useValueActions'

interface ValuesPanelProps {
  readonly benchmark: Benchmark
  readonly indicator: Indicator
  readonly input: IndicatorYear
  readonly cell: Cell
  readonly actions: ValueActions
}

/** What the figures say and do not say, and the chosen cell with its status, parts, source and history. */
export function ValuesPanel({ benchmark, indicator, input, cell, actions }: ValuesPanelProps) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const catalogue = useCatalogue()
  const { says, doesNotSay } = chartSentence(input, say)
  const list = benchmark.entries(cell)
  const [entry] = list
  const { name } = benchmark.institutions.find(({ ref }) => ref === cell.institution)!
  const scale = partsOf(
    indicator,
    catalogue?.indicators.find(({ id }) => id === indicator.catalogue),
  )

  const canHaveParts =
    scale !== null &&
    (!entry || hasNumber(entry.status)) &&
    (benchmark.canWrite || (entry && entry.numerator !== null && entry.denominator !== null))

  function enterPart(part: 'numerator' | 'denominator', value: number | null): void {
    const parts = { numerator: entry?.numerator ?? null, denominator: entry?.denominator ?? null, [part]: value }
    const computed = scale?.(parts.numerator, parts.denominator) ?? null
    const isOpen = !entry || (hasNumber(entry.status) && entry.value === null)
    actions.enter(cell, { ...parts, ...(isOpen && { status: entry?.status ?? 'measured', value: computed }) })
  }

  return (
    <>
      <Text size="md" mt="xs" lh="var(--lh-16)">
        {says.join(' ')}
      </Text>
      <h3>{t('panel.notSaid')}</h3>
      <Text size="md" lh="var(--lh-16)">
        {doesNotSay.join(' ')}
      </Text>
      <h3>{t('history.title')}</h3>
      <CellHistory benchmark={benchmark} indicator={indicator} entries={list} actions={actions} />
      <h3>{t('cellName', { name, year: cell.year })}</h3>
      <Stack gap="sm" mt="xs" key={`${cell.institution} ${cell.year} ${cell.indicator}`}>
        <SavedSelect
          label={t('cell.status')}
          placeholder={t('cell.noStatus')}
          data={ValueStatus.options.map(value => ({ value, label: t(`status.${value}`) }))}
          value={entry?.status ?? null}
          onSave={status => actions.enter(cell, { status: ValueStatus.parse(status) })}
        />
        {canHaveParts && (
          <>
            <SavedNumber
              label={t('cell.numerator')}
              value={entry?.numerator ?? null}
              onSave={value => enterPart('numerator', value)}
            />
            <SavedNumber
              label={t('cell.denominator')}
              value={entry?.denominator ?? null}
              onSave={value => enterPart('denominator', value)}
            />
            {entry && (
              <PartsCheck entry={entry} scale={scale} unit={indicator.unit} onUse={value => use(value, entry)} />
            )}
          </>
        )}
        <SavedTextInput
          label={t('cell.source')}
          description={t('cell.sourceHelp')}
          value={entry?.source ?? ''}
          onSave={source => actions.enter(cell, { source: source.trim(), ...(!entry && { status: 'missing' }) })}
        />
      </Stack>
    </>
  )

  function use(value: number, { numerator, denominator }: Value): void {
    actions.enter(cell, { value, numerator, denominator })
  }
}
