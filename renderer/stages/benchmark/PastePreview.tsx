import { Alert, Button, Drawer, Group, Stack, Table, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator } from '#shared/benchmark/benchmark'
import { planBlock, readBlock, readTable, type BlockAnswers } from '#shared/benchmark/block'
import { placeByHeads } from '#shared/benchmark/heads'
import type { DecimalSign } from '#shared/benchmark/readNumber'
import { BlockQuestions } from './BlockQuestions'
import type { Benchmark } from './useBenchmark'
import { useStatusWords, type GridPlace } from './useCellEditing'
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
  /** What was pasted is written; `place` is the newest year of the first institution that got a value of it. */
  readonly onWritten: (place: GridPlace) => void
  readonly onClose: () => void
  /** The preview is gone, and the focus with it. */
  readonly onGone: () => void
}

/** n/a says nothing that could be counted, whichever was meant; a dash may be a zero and has to be asked about. */
const firstAnswers: BlockAnswers = { fractions: null, notAvailable: 'missing', dash: null }

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
      returnFocus={false} // it goes to where the values are
      onExitTransitionEnd={props.onGone}
    >
      {pasted && <BlockForm {...props} pasted={pasted} />}
    </Drawer>
  )
}

function BlockForm({ benchmark, indicator, pasted, actions, onWritten, onClose }: Omit<PastePreviewProps, 'onGone'>) {
  const { t } = useTranslation('benchmark')
  const words = useStatusWords()
  const { institutions, years, entries } = benchmark
  const [sign, setSign] = useState<DecimalSign | null>(null)
  const [answers, setAnswers] = useState(firstAnswers)
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
  const plan = planBlock(block, answers)
  const unclear = readBlock(table, at, size, { unit: indicator.unit, others, words })
    .rows.flat()
    .find(({ reading, fits }) => fits && reading.kind === 'ambiguous')
  const isAsked = plan.isOpen || plan.ambiguous.length + plan.fractions.length > 0
  const columns = Math.max(...table.map(row => row.length))

  function write(): void {
    setTried(true)
    if (plan.isOpen) return
    actions.enterAll(
      plan.writes.map(({ row, column, change }) => ({
        cell: { indicator: indicator.id, institution: institutions[row]!.ref, year: years[column]! },
        change,
      })),
    )
    const newest = Math.max(...plan.writes.map(({ column }) => column))
    onWritten(plan.writes.find(({ column }) => column === newest)!)
    onClose()
  }

  return (
    <Stack gap="sm">
      <Text>{t('paste.writes', { count: plan.writes.length })}</Text>
      {isHeaded && <Text>{t('paste.headed')}</Text>}
      {plan.bad.length > 0 && <Text className={classes.bad}>{t('paste.bad', { count: plan.bad.length })}</Text>}
      {plan.outside > 0 && <Text className={classes.bad}>{t('paste.outside', { count: plan.outside })}</Text>}
      <BlockQuestions
        plan={plan}
        unclear={unclear}
        sign={sign}
        onSign={setSign}
        answers={answers}
        onAnswer={given => setAnswers(now => ({ ...now, ...given }))}
        isTried={isTried}
      />
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
      {isTried && plan.isOpen && <Alert color="red">{t('paste.answerFirst')}</Alert>}
      <Group gap="xs">
        {(plan.writes.length > 0 || isAsked) && (
          <Button variant="filled" onClick={write} data-autofocus>
            {t('paste.write', { count: plan.writes.length })}
          </Button>
        )}
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </Group>
    </Stack>
  )
}
