import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowsMove } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Place } from '#shared/swot/board'
import { factors, type Factor } from '#shared/swot/item'
import { FactorTile } from './FactorTile'
import type { Standing } from './standing'

interface MoveMenuProps {
  /** Short name of the item, such as W9. */
  readonly label: string
  /** Asked when the menu opens. */
  readonly whereIs: () => Standing
  readonly onMove: (to: Place) => void
  readonly tabIndex?: number
}

/** "Move to...": the way to reorder without dragging. */
export function MoveMenu({ label, whereIs, onMove, tabIndex = 0 }: MoveMenuProps) {
  const { t } = useTranslation('swot')
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('move.to')}>
          <ActionIcon size="sm" aria-label={t('move.item', { label })} tabIndex={tabIndex}>
            <IconArrowsMove aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Places whereIs={whereIs} onMove={onMove} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Rendered only while the menu is open. */
function Places({ whereIs, onMove }: Pick<MoveMenuProps, 'whereIs' | 'onMove'>) {
  const { t } = useTranslation('swot')
  const { at, of } = whereIs()
  const to = (factor: Factor, place: number) => () => onMove({ factor, place })
  return (
    <>
      {factors
        .filter(factor => factor !== at.factor)
        .map(factor => (
          <Menu.Item
            key={factor}
            leftSection={<FactorTile factor={factor} />}
            onClick={to(factor, Number.MAX_SAFE_INTEGER)}
          >
            {t('move.quadrant', { quadrant: t(`common:factor.${factor}.plural`) })}
          </Menu.Item>
        ))}
      {of > 1 && <Menu.Divider />}
      {at.place > 0 && (
        <>
          <Menu.Item onClick={to(at.factor, 0)}>{t('move.first')}</Menu.Item>
          <Menu.Item onClick={to(at.factor, at.place - 1)}>{t('common:moveUp')}</Menu.Item>
        </>
      )}
      {at.place < of - 1 && (
        <>
          <Menu.Item onClick={to(at.factor, at.place + 1)}>{t('common:moveDown')}</Menu.Item>
          <Menu.Item onClick={to(at.factor, of - 1)}>{t('move.last')}</Menu.Item>
        </>
      )}
    </>
  )
}
