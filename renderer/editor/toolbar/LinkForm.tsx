import { Button, Group, Stack, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { linkAddress, removeLink, setLink } from './editing'

/** Asks for the address of a link, and for its words where no text is selected. */
export function LinkForm({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const { t } = useTranslation('draft')
  const isLink = editor.isActive('link')
  const [address, setAddress] = useState(() => (isLink ? String(editor.getAttributes('link').href ?? '') : ''))
  const [words, setWords] = useState('')
  const [isWrong, setWrong] = useState(false)
  const asksWords = !isLink && editor.state.selection.empty

  function submit(event: FormEvent): void {
    event.preventDefault()
    const href = linkAddress(address)
    setWrong(href === null)
    if (href === null) return
    onDone()
    setLink(editor, href, words.trim())
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {asksWords && (
          <TextInput label={t('link.words')} value={words} onChange={event => setWords(event.currentTarget.value)} />
        )}
        <TextInput
          label={t('link.address')}
          dir="ltr"
          data-autofocus
          value={address}
          error={isWrong && t('link.wrong')}
          onChange={event => setAddress(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" variant="filled">
            {isLink ? t('link.change') : t('link.add')}
          </Button>
          {isLink && (
            <Button
              onClick={() => {
                onDone()
                removeLink(editor)
              }}
            >
              {t('link.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
