import { Table, UnstyledButton } from '@mantine/core'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '#shared/swot/board'
import type { SwotItemId } from '#shared/swot/item'
import { FactorTile } from './FactorTile'
import { MoveMenu } from './MoveMenu'
import type { Standing } from './standing'
import type { Row } from './tableRows'
import { useIsNear } from './useIsNear'
import classes from './ItemTable.module.css'

interface ItemRowProps {
  readonly row: Row
  /** Whether its details stand in the panel. */
  readonly isOpen: boolean
  readonly canWrite: boolean
  readonly whereIs: (id: SwotItemId) => Standing
  readonly onOpen: (id: SwotItemId) => void
  readonly onMove: (id: SwotItemId, to: Place) => void
}

/** One item in the table. */
export const ItemRow = memo(function ItemRow({ row, isOpen, canWrite, whereIs, onOpen, onMove }: ItemRowProps) {
  const { t } = useTranslation('swot')
  const { item, label, unit, author } = row
  const button = useRef<HTMLButtonElement>(null)
  const isNear = useIsNear(button)
  return (
    <Table.Tr data-open={isOpen || undefined} className={classes.row}>
      <Table.Td className={classes.label}>
        <bdi>{label}</bdi>
      </Table.Td>
      <Table.Td>
        <UnstyledButton
          ref={button}
          className={classes.statement}
          dir="auto"
          data-item={item.id}
          aria-expanded={isOpen}
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
      {canWrite && (
        <Table.Td className={classes.actions}>
          {isNear && <MoveMenu label={label} whereIs={() => whereIs(item.id)} onMove={to => onMove(item.id, to)} />}
        </Table.Td>
      )}
    </Table.Tr>
  )
})
