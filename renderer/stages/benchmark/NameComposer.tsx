import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Adds entries to a list by their names: Enter adds and stays for the next, Esc closes. */
export function NameComposer({
  label,
  onAdd,
  onClose,
}: {
  readonly label: string
  readonly onAdd: (name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('common')
  const [name, setName] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        const text = name.trim()
        if (!text) return
        onAdd(text)
        setName('')
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <Group gap="xs" align="end" mb="sm">
        <TextInput
          autoFocus
          label={label}
          flex="1 1 16rem"
          maw="32rem"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" variant="filled">
          {t('add')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('close')}
        </Button>
      </Group>
    </form>
  )
}
