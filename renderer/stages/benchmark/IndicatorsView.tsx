import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorId } from '#shared/benchmark/benchmark'
import { Empty } from '../../ui/Empty'
import { CatalogueList } from './CatalogueList'
import { ChosenIndicators } from './ChosenIndicators'
import { NameComposer } from './NameComposer'
import { useCatalogue } from './useCatalogue'
import type { Benchmark } from './useBenchmark'
import type { SetupActions } from './useSetupActions'

/** What the view shows: the chosen indicators or the catalogue. */
export type IndicatorsPart = 'chosen' | 'catalogue'

interface IndicatorsViewProps {
  readonly benchmark: Benchmark
  readonly actions: SetupActions
  readonly part: IndicatorsPart
  readonly onPart: (part: IndicatorsPart) => void
  readonly isComposing: boolean
  readonly onCompose: (isComposing: boolean) => void
  readonly open: string | null
  readonly onOpen: (id: IndicatorId) => void
  readonly onValues: (id: IndicatorId) => void
}

/** Which figures are compared: chosen from the catalogue, or of their own. */
export function IndicatorsView(props: IndicatorsViewProps) {
  const { benchmark, actions, part, onPart, isComposing, onCompose, onOpen } = props
  const { t } = useTranslation('benchmark')
  const catalogue = useCatalogue()
  const { length } = benchmark.indicators
  const [isLedThere, setLedThere] = useState(false) // by the button that goes with the empty list

  return (
    <>
      <Group gap="xs" mb="sm" justify="space-between">
        <SegmentedControl
          aria-label={t('tab.indicators')}
          data={[
            { value: 'chosen', label: t('indicator.chosen', { count: length }) },
            { value: 'catalogue', label: t('indicator.catalogue', { count: catalogue?.indicators.length ?? 0 }) },
          ]}
          value={part}
          onChange={value => {
            setLedThere(false)
            onPart(value as IndicatorsPart)
          }}
        />
        {benchmark.canWrite && part === 'chosen' && length > 0 && !isComposing && (
          <Button leftSection={<IconPencilPlus aria-hidden />} onClick={() => onCompose(true)}>
            {t('indicator.writeOwn')}
          </Button>
        )}
      </Group>
      {part === 'catalogue' ? (
        <CatalogueList benchmark={benchmark} actions={actions} takesFocus={isLedThere} />
      ) : (
        <>
          {isComposing && benchmark.canWrite && (
            <NameComposer
              label={t('indicator.newName')}
              onAdd={name => onOpen(actions.addIndicator(name))}
              onClose={() => onCompose(false)}
            />
          )}
          {length > 0 ? (
            <ChosenIndicators {...props} />
          ) : (
            !isComposing && (
              <Empty
                title={t('indicator.noneTitle')}
                body={t(benchmark.canWrite ? 'indicator.noneBody' : 'readOnlyEmpty')}
              >
                <Button
                  variant="filled"
                  onClick={() => {
                    setLedThere(true)
                    onPart('catalogue')
                  }}
                >
                  {t('indicator.openCatalogue')}
                </Button>
                {benchmark.canWrite && <Button onClick={() => onCompose(true)}>{t('indicator.writeOwn')}</Button>}
              </Empty>
            )
          )}
        </>
      )}
    </>
  )
}
