import { Alert, Button, Drawer, Group, Radio, Stack, Table, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator } from '#shared/benchmark/benchmark'
import { planBlock, readBlock, readTable, type FractionAnswer } from '#shared/benchmark/block'
import { placeByHeads } from '#shared/benchmark/heads'
import type { DecimalSign } from '#shared/benchmark/readNumber'
import { plainNumber } from './figures'
import type { Benchmark } from './useBenchmark'
import { useStatusWords, type GridPlace } from './useCellEditing'
import { useSay } from './useSay'
import type { ValueActions } from './useValueActions'
import classes from './PastePreview.module.css'

/** A block from the clipboard and the cell it was pasted into. */
export interface PastedBlock {
  readonly text: string
  readonly at: GridPlace
}

export interface PastePreviewProps {
  readonly benchmark: Benchmark
  readonly indicator: Indicator
  readonly pasted: PastedBlock
  readonly actions: ValueActions
  readonly onClose: () => void
}

/** A block from a spreadsheet, looked at before anything is written: what goes where, what cannot be read, what is asked. */
export function PastePreview({
  pasted,
  ...props
}: Omit<PastePreviewProps, 'pasted'> & { readonly pasted: PastedBlock | null }) {
  const { t } = useTranslation('benchmark')
  return (
    <Drawer
      opened={pasted !== null}
      onClose={props.onClose}
      position="right"
      size="lg"
      title={t('paste.title', { name: props.indicator.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {pasted && <BlockForm {...props} pasted={pasted} />}
    </Drawer>
  )
}

function BlockForm({ benchmark, indicator, pasted, actions, onClose }: PastePreviewProps) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const words = useStatusWords()
  const { institutions, years, entries } = benchmark
  const [sign, setSign] = useState<DecimalSign | null>(null)
  const [fractions, setFractions] = useState<FractionAnswer>(null)
  const [isTried, setTried] = useState(false)
  const { table, at, isHeaded, otherRows, otherColumns } = useMemo(
    () =>
      placeByHeads(readTable(pasted.text), pasted.at, {
        rows: institutions.map(({ name, shortName }) => [name, shortName]),
        years,
      }),
    [pasted, institutions, years],
  )

  const others = institutions.flatMap(({ ref }) =>
    years.flatMap(year => entries({ indicator: indicator.id, institution: ref, year })[0]?.value ?? []),
  )
  const size = { rows: institutions.length, columns: years.length }
  const block = readBlock(table, at, size, { unit: indicator.unit, others, words, sign })
  const plan = planBlock(block, fractions)
  const unclear = readBlock(table, at, size, { unit: indicator.unit, others, words })
    .rows.flat()
    .find(({ reading, fits }) => fits && reading.kind === 'ambiguous')?.reading
  const isOpen = plan.ambiguous.length > 0 || (plan.fractions.length > 0 && fractions === null)
  const columns = Math.max(...table.map(row => row.length))

  function write(): void {
    setTried(true)
    if (isOpen) return
    actions.enterAll(
      plan.writes.map(({ row, column, change }) => ({
        cell: { indicator: indicator.id, institution: institutions[row]!.ref, year: years[column]! },
        change,
      })),
    )
    onClose()
  }

  return (
    <Stack gap="sm">
      <Text>{t('paste.writes', { count: plan.writes.length })}</Text>
      {isHeaded && <Text>{t('paste.headed')}</Text>}
      {plan.bad.length > 0 && <Text className={classes.bad}>{t('paste.bad', { count: plan.bad.length })}</Text>}
      {plan.outside > 0 && <Text className={classes.bad}>{t('paste.outside', { count: plan.outside })}</Text>}
      {unclear?.kind === 'ambiguous' && (
        <Radio.Group
          label={t('paste.twoReadings', { typed: firstUnclear(block.rows) ?? plainNumber(unclear.decimal, say) })}
          value={sign ?? ''}
          onChange={value => setSign(value as DecimalSign)}
          error={isTried && sign === null && t('paste.answer')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value={unclear.sign} label={t('ask.decimal', { value: plainNumber(unclear.decimal, say) })} />
            <Radio
              value={unclear.sign === ',' ? '.' : ','}
              label={t('ask.whole', { value: plainNumber(unclear.thousands, say) })}
            />
          </Stack>
        </Radio.Group>
      )}
      {plan.fractions.length > 0 && (
        <Radio.Group
          label={t('paste.fractions', { count: plan.fractions.length })}
          value={fractions ?? ''}
          onChange={value => setFractions(value as FractionAnswer)}
          error={isTried && fractions === null && t('paste.answer')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="percent" label={t('paste.timesHundred')} />
            <Radio value="keep" label={t('paste.keepFractions')} />
          </Stack>
        </Radio.Group>
      )}
      <div className={classes.frame}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('grid.institution')}</Table.Th>
              {Array.from({ length: columns }, (_, i) => (
                <Table.Th key={i} className={classes.number}>
                  {years[at.column + i] ?? (otherColumns[at.column + i - years.length] || t('paste.noYear'))}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {block.rows.map((cells, i) => (
              <Table.Tr key={i}>
                <Table.Th scope="row">
                  {institutions[at.row + i]?.name ??
                    (otherRows[at.row + i - institutions.length] || t('paste.noInstitution'))}
                </Table.Th>
                {cells.map(({ column, text: cell, reading, fits }) => {
                  const isBad = (fits && reading.kind === 'unreadable') || (!fits && reading.kind !== 'empty')
                  return (
                    <Table.Td key={column} className={classes.number} data-bad={isBad || undefined}>
                      <bdi>{cell}</bdi>
                      {isBad && <span className={classes.why}>{t(fits ? 'paste.notRead' : 'paste.noPlace')}</span>}
                    </Table.Td>
                  )
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {isTried && isOpen && <Alert color="red">{t('paste.answerFirst')}</Alert>}
      <Group gap="xs">
        {plan.writes.length + plan.ambiguous.length + plan.fractions.length > 0 && (
          <Button variant="filled" onClick={write} data-autofocus>
            {t('paste.write', { count: plan.writes.length })}
          </Button>
        )}
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </Group>
    </Stack>
  )
}

type Rows = ReturnType<typeof readBlock>['rows']
const firstUnclear = (rows: Rows) =>
  rows
    .flat()
    .find(({ reading }) => reading.kind === 'ambiguous')
    ?.text.trim()
