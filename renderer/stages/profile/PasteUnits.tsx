import { Button, Card, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pastedUnits, type PastedUnit } from './pastedUnits'

interface PasteUnitsProps {
  readonly onAdd: (units: readonly PastedUnit[]) => void
  readonly onCancel: () => void
}

/** Adds many units at once, one a line, and says how many before it does. */
export function PasteUnits({ onAdd, onCancel }: PasteUnitsProps) {
  const { t } = useTranslation('profile')
  const { t: common } = useTranslation('common')
  const [text, setText] = useState('')
  const units = pastedUnits(text)
  return (
    <Card>
      <Textarea
        label={t('units.pasteLabel')}
        description={t('units.pasteHelp')}
        minRows={4}
        maxRows={12}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        autoFocus
      />
      <Group mt="sm" gap="xs">
        <Button variant="filled" onClick={() => (units.length > 0 ? onAdd(units) : onCancel())}>
          {t('units.pasteAdd', { count: units.length })}
        </Button>
        <Button onClick={onCancel}>{common('cancel')}</Button>
      </Group>
    </Card>
  )
}
