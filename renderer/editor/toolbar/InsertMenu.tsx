import { Button, Menu } from '@mantine/core'
import { useFileDialog } from '@mantine/hooks'
import { IconGavel, IconPhoto, IconPlus, IconQuote, IconTable } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { setKind } from './editing'
import classes from './ProseToolbar.module.css'
import type { Tools } from './tools'

interface InsertMenuProps {
  readonly tools: Tools
  /** The editor of the caret, or null before there is one. */
  readonly target: () => Editor | null
}

/** Tables, pictures, decisions and quotations. */
export function InsertMenu({ tools, target }: InsertMenuProps) {
  const { t } = useTranslation('draft')
  const withEditor = (work: (editor: Editor) => void) => () => {
    const editor = target()
    if (editor) work(editor)
  }
  const dialog = useFileDialog({
    accept: 'image/png,image/jpeg,image/gif,image/webp',
    resetOnOpen: true,
    onChange: files => withEditor(editor => tools.insertPictures(editor, [...(files ?? [])]))(),
  })
  useEffect(() => tools.setPicker(dialog.open), [tools, dialog.open])
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          className={classes.insert!}
          leftSection={<IconPlus aria-hidden />}
          aria-label={t('insert.menu')}
          title={t('insert.menu')}
        >
          {t('insert.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconTable aria-hidden />}
          onClick={withEditor(editor => tools.open('newTable', editor))}
        >
          {t('insert.table')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto aria-hidden />} onClick={dialog.open}>
          {t('insert.picture')}
        </Menu.Item>
        <Menu.Item leftSection={<IconGavel aria-hidden />} onClick={withEditor(editor => setKind(editor, 'decision'))}>
          {t('insert.decision')}
        </Menu.Item>
        <Menu.Item leftSection={<IconQuote aria-hidden />} onClick={withEditor(editor => setKind(editor, 'quote'))}>
          {t('insert.quote')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
