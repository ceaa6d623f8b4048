import { Button, Group, Select, Table, TextInput, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeOf } from '#shared/swot/board'
import { factors, type Factor, type SwotItemId } from '#shared/swot/item'
import { Empty } from '../../ui/Empty'
import { FactorTile } from '../../ui/FactorTile'
import { MoveMenu } from './MoveMenu'
import { columns, filtered, rowsOf, sorted, type Filters, type Sorting } from './tableRows'
import type { Swot } from './useSwot'
import type { SwotActions } from './useSwotActions'
import classes from './ItemTable.module.css'

const noFilters: Filters = { text: '', factor: null, unit: null }

export interface ItemTableProps {
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
        <Select
          label={t('unit')}
          clearable
          searchable
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
                {swot.canWrite && <Table.Th aria-label={t('table.actions')} />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ item, label, unit, author }) => (
                <Table.Tr key={item.id} data-open={item.id === open || undefined} className={classes.row}>
                  <Table.Td className={classes.label}>
                    <bdi>{label}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <UnstyledButton
                      className={classes.statement}
                      dir="auto"
                      data-item={item.id}
                      aria-expanded={item.id === open}
                      onClick={() => onOpen(item.id)}
                    >
                      {item.statement || <i>{t('card.empty')}</i>}
                    </UnstyledButton>
                  </Table.Td>
                  <Table.Td className={classes.factor}>
                    <FactorTile factor={item.factor} /> {t(`common:factor.${item.factor}.name`)}
                  </Table.Td>
                  <Table.Td>{unit}</Table.Td>
                  <Table.Td>{author}</Table.Td>
                  {swot.canWrite && (
                    <Table.Td>
                      <MoveMenu
                        label={label}
                        at={placeOf(swot.board, item.id)!}
                        of={swot.board[item.factor].length}
                        onMove={to => actions.move(item.id, to)}
                      />
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  )
}
