import { Button, Group, Stack } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SavedTextarea } from '../../ui/SavedTextarea'
import { SavedTextInput } from '../../ui/SavedTextInput'

interface NotesFormProps {
  readonly editor: Editor
  readonly node: 'figure' | 'table'
  readonly onDone: () => void
}

/** Caption and source of the figure or table at the caret, and the description of a picture; saved as each field is left. */
export function NotesForm({ editor, node, onDone }: NotesFormProps) {
  const { t } = useTranslation('draft')
  const [notes, setNotes] = useState(() => editor.getAttributes(node) as Readonly<Record<string, string>>)
  const field = (name: 'alt' | 'caption' | 'source') => ({
    value: notes[name] ?? '',
    onSave: (text: string) => {
      setNotes({ ...notes, [name]: text })
      if (!editor.isDestroyed) editor.commands.updateAttributes(node, { [name]: text.trim() })
    },
  })
  return (
    <Stack gap="sm">
      {node === 'figure' && (
        <SavedTextarea label={t('notes.alt')} description={t('notes.altHelp')} data-autofocus {...field('alt')} />
      )}
      <SavedTextInput
        label={t('notes.caption')}
        {...(node === 'table' && { 'data-autofocus': true })}
        {...field('caption')}
      />
      <SavedTextInput label={t('notes.source')} description={t('notes.sourceHelp')} {...field('source')} />
      <Group gap="xs">
        <Button onClick={onDone}>{t('notes.done')}</Button>
        <Button
          variant="outline"
          color="red"
          onClick={() => {
            onDone()
            if (node === 'figure') editor.chain().focus().deleteSelection().run()
            else editor.chain().focus().deleteTable().run()
          }}
        >
          {t(`notes.remove.${node}`)}
        </Button>
      </Group>
    </Stack>
  )
}
