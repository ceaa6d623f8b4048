import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '#shared/profile/profile'
import { shortcutText } from '../../ui/shortcutText'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { SavedTextInput } from '../../ui/SavedTextInput'
import classes from './UnitsTab.module.css'

interface UnitRowProps {
  readonly unit: Unit
  /** From 0. */
  readonly place: number
  readonly count: number
  readonly onRename: (text: string) => void
  readonly onAbbreviate: (text: string) => void
  readonly onMove: (place: number) => void
  readonly onRemove: () => void
}

/** One unit: its name and abbreviation in place, moving and removing in a menu and by keys. */
export function UnitRow({ unit, place, count, onRename, onAbbreviate, onMove, onRemove }: UnitRowProps) {
  const { t } = useTranslation('profile')
  const { t: common } = useTranslation('common')
  const readOnly = useReadOnly()
  const name = unit.name || t('units.nameless')
  const isFirst = place === 0
  const isLast = place === count - 1

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || readOnly) return
    if (event.key === 'ArrowUp' && !isFirst) onMove(place - 1)
    else if (event.key === 'ArrowDown' && !isLast) onMove(place + 1)
    else return
    event.preventDefault()
  }

  return (
    <li className={classes.row} onKeyDown={onKeyDown}>
      <span className={classes.place}>{place + 1}</span>
      <SavedTextInput
        aria-label={t('units.nameOf', { place: place + 1 })}
        value={unit.name}
        onSave={onRename}
        check={text => (text.trim() ? null : t('mistake.unitName'))}
      />
      <SavedTextInput
        aria-label={t('units.abbreviationOf', { name })}
        placeholder={t('units.abbreviationHint')}
        value={unit.abbreviation}
        onSave={onAbbreviate}
      />
      {!readOnly && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Tooltip label={t('units.more')}>
              <ActionIcon aria-label={t('units.moreOf', { name })}>
                <IconDots aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowUp aria-hidden />}
              rightSection={<kbd>{shortcutText('alt+↑')}</kbd>}
              disabled={isFirst}
              onClick={() => onMove(place - 1)}
            >
              {common('moveUp')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown aria-hidden />}
              rightSection={<kbd>{shortcutText('alt+↓')}</kbd>}
              disabled={isLast}
              onClick={() => onMove(place + 1)}
            >
              {common('moveDown')}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash aria-hidden />} onClick={onRemove}>
              {common('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}
