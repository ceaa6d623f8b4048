import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTable } from '@tabler/icons-react'
import type { ChainedCommands, Editor } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { notify } from '../../ui/notify'
import classes from './ProseToolbar.module.css'

const groups: readonly (readonly (readonly [string, (chain: ChainedCommands) => ChainedCommands])[])[] = [
  [
    ['rowAbove', chain => chain.addRowBefore()],
    ['rowBelow', chain => chain.addRowAfter()],
    ['columnBefore', chain => chain.addColumnBefore()],
    ['columnAfter', chain => chain.addColumnAfter()],
  ],
  [
    ['merge', chain => chain.mergeCells()],
    ['split', chain => chain.splitCell()],
    ['headRow', chain => chain.toggleHeaderRow()],
    ['headColumn', chain => chain.toggleHeaderColumn()],
  ],
  [
    ['removeRow', chain => chain.deleteRow()],
    ['removeColumn', chain => chain.deleteColumn()],
    ['removeTable', chain => chain.deleteTable()],
  ],
]

interface TableMenuProps {
  readonly editor: Editor
  readonly onDetails: () => void
}

/** What can be done with the table at the caret. */
export function TableMenu({ editor, onDetails }: TableMenuProps) {
  const { t } = useTranslation('draft')
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" aria-label={t('table.menu')} title={t('table.menu')} className={classes.pair!}>
          <IconTable aria-hidden />
          <IconChevronDown aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onDetails}>{t('notes.openTable')}</Menu.Item>
        {groups.map((group, index) => (
          <div key={index} role="none">
            <Menu.Divider />
            {group.map(([name, command]) => (
              <Menu.Item
                key={name}
                onClick={() => {
                  const isDone = command(editor.chain().focus()).run()
                  if (!isDone && (name === 'merge' || name === 'split')) notify({ message: t(`table.cannot.${name}`) })
                }}
              >
                {t(`table.${name}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
