import { Button, Group, Select, Table, TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { factors, type Factor, type SwotItemId } from '#shared/swot/item'
import { Empty } from '../../ui/Empty'
import { SearchSelect } from '../../ui/SearchSelect'
import { ItemRow } from './ItemRow'
import { standing } from './standing'
import { columns, filtered, rowsOf, sorted, type Filters, type Sorting } from './tableRows'
import type { Swot } from './useSwot'
import type { SwotActions } from './useSwotActions'
import classes from './ItemTable.module.css'

const noFilters: Filters = { text: '', factor: null, unit: null }

interface ItemTableProps {
  readonly swot: Swot
  readonly actions: SwotActions
  readonly open: SwotItemId | null
  readonly onOpen: (id: SwotItemId) => void
}

/** All items in one table that can be sorted and filtered. */
export function ItemTable({ swot, actions, open, onOpen }: ItemTableProps) {
  const { t, i18n } = useTranslation('swot')
  const [filters, setFilters] = useState(noFilters)
  const [sorting, setSorting] = useState<Sorting>({ by: 'label', descending: false })
  const all = useMemo(() => rowsOf(swot), [swot])
  const rows = useMemo(
    () => sorted(filtered(all, filters), sorting, i18n.language),
    [all, filters, sorting, i18n.language],
  )
  const board = useRef(swot.board)
  useEffect(() => {
    board.current = swot.board
  })
  const whereIs = useCallback((id: SwotItemId) => standing(board.current, id), [])
  const Arrow = sorting.descending ? IconArrowDown : IconArrowUp

  return (
    <>
      <Group gap="xs" align="end" mb="sm">
        <TextInput
          className={classes.search}
          label={t('table.search')}
          leftSection={<IconSearch aria-hidden />}
          value={filters.text}
          onChange={({ currentTarget: { value } }) => setFilters(now => ({ ...now, text: value }))}
        />
        <Select
          label={t('panel.factor')}
          clearable
          placeholder={t('table.all')}
          data={factors.map(value => ({ value, label: t(`common:factor.${value}.plural`) }))}
          value={filters.factor}
          onChange={factor => setFilters(now => ({ ...now, factor: factor as Factor | null }))}
        />
        <SearchSelect
          label={t('unit')}
          clearable
          placeholder={t('table.all')}
          nothingFoundMessage={t('noSuchUnit')}
          data={[
            ...swot.units.map(({ id, name }) => ({ value: id as string, label: name || t('unnamedUnit') })),
            { value: 'none', label: t('noUnit') },
          ]}
          value={filters.unit}
          onChange={unit => setFilters(now => ({ ...now, unit }))}
        />
      </Group>
      {rows.length === 0 ? (
        <Empty title={t('table.noneFit')} body={t('table.hidden', { count: all.length })}>
          <Button onClick={() => setFilters(noFilters)}>{t('table.showAll')}</Button>
        </Empty>
      ) : (
        <div className={classes.frame}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                {columns.map(column => (
                  <Table.Th
                    key={column}
                    aria-sort={sorting.by !== column ? 'none' : sorting.descending ? 'descending' : 'ascending'}
                  >
                    <UnstyledButton
                      className={classes.sort}
                      onClick={() =>
                        setSorting(now => ({ by: column, descending: now.by === column && !now.descending }))
                      }
                    >
                      {t(`table.column.${column}`)}
                      {sorting.by === column && <Arrow aria-hidden />}
                    </UnstyledButton>
                  </Table.Th>
                ))}
                {swot.canWrite && (
                  <Table.Th>
                    <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(row => (
                <ItemRow
                  key={row.item.id}
                  row={row}
                  isOpen={row.item.id === open}
                  canWrite={swot.canWrite}
                  whereIs={whereIs}
                  onOpen={onOpen}
                  onMove={actions.move}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  )
}
