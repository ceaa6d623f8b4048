import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Moving and removing of one row of a list. */
export function OrderMenu({
  name,
  place,
  of,
  onMove,
  onRemove,
}: {
  readonly name: string
  readonly place: number
  readonly of: number
  readonly onMove: (place: number) => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('benchmark')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('more')}>
          <ActionIcon size="sm" aria-label={t('moreFor', { name })}>
            <IconDots aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {place > 0 && (
          <Menu.Item leftSection={<IconArrowUp aria-hidden />} onClick={() => onMove(place - 1)}>
            {t('common:moveUp')}
          </Menu.Item>
        )}
        {place < of - 1 && (
          <Menu.Item leftSection={<IconArrowDown aria-hidden />} onClick={() => onMove(place + 1)}>
            {t('common:moveDown')}
          </Menu.Item>
        )}
        <Menu.Item color="red" leftSection={<IconTrash aria-hidden />} onClick={onRemove}>
          {t('common:remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
