import { Button, Table, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IndicatorId } from '#shared/benchmark/benchmark'
import { withUnit } from '#shared/charts/numbers'
import { filledCells, plainNumber } from './figures'
import { OrderMenu } from './OrderMenu'
import type { Benchmark } from './useBenchmark'
import type { SetupActions } from './useSetupActions'
import { useSay } from './useSay'
import classes from './lists.module.css'

interface ChosenIndicatorsProps {
  readonly benchmark: Benchmark
  readonly actions: SetupActions
  readonly open: string | null
  readonly onOpen: (id: IndicatorId) => void
  readonly onValues: (id: IndicatorId) => void
}

/** The indicators the working group compares, in the order in which they are printed. */
export function ChosenIndicators({ benchmark, actions, open, onOpen, onValues }: ChosenIndicatorsProps) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const { indicators, canWrite } = benchmark
  return (
    <div className={classes.frame}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('indicator.name')}</Table.Th>
            <Table.Th>{t('indicator.unit')}</Table.Th>
            <Table.Th>{t('indicator.better')}</Table.Th>
            <Table.Th className={classes.number}>{t('indicator.target')}</Table.Th>
            <Table.Th className={classes.number}>{t('indicator.filled')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {indicators.map((indicator, place) => {
            const { id, name, unit, direction, target } = indicator
            return (
              <Table.Tr key={id} data-open={id === open || undefined} className={classes.row}>
                <Table.Td>
                  <UnstyledButton
                    className={classes.open}
                    dir="auto"
                    data-entry={id}
                    aria-expanded={id === open}
                    onClick={() => onOpen(id)}
                  >
                    {name || t('indicator.unnamed')}
                  </UnstyledButton>
                </Table.Td>
                <Table.Td>{unit}</Table.Td>
                <Table.Td className={classes.words}>{t(`direction.${direction}`)}</Table.Td>
                <Table.Td className={classes.number}>
                  {target &&
                    t('indicator.targetIn', {
                      year: target.year,
                      value: withUnit(plainNumber(target.value, say), unit === '%' ? unit : '', say),
                    })}
                </Table.Td>
                <Table.Td className={classes.number}>
                  {t('indicator.filledOf', filledCells(benchmark, indicator))}
                </Table.Td>
                <Table.Td>
                  <div className={classes.actions}>
                    <Button size="xs" aria-label={t('indicator.valuesOf', { name })} onClick={() => onValues(id)}>
                      {t('tab.values')}
                    </Button>
                    {canWrite && (
                      <OrderMenu
                        name={name}
                        place={place}
                        of={indicators.length}
                        onMove={to => actions.moveIndicator(id, to)}
                        onRemove={() => actions.removeIndicator(id)}
                      />
                    )}
                  </div>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </div>
  )
}
