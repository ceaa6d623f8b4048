import { Button, Checkbox, Group, NumberInput, Stack } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { insertTable } from './editing'

const most = { rows: 100, columns: 12 }

/** Asks how large a new table is. */
export function TableForm({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const { t } = useTranslation('draft')
  const [rows, setRows] = useState(3)
  const [columns, setColumns] = useState(3)
  const [hasHead, setHasHead] = useState(true)

  function submit(event: FormEvent): void {
    event.preventDefault()
    onDone()
    insertTable(editor, rows, columns, hasHead)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group grow>
          <NumberInput
            label={t('table.rows')}
            data-autofocus
            min={1}
            max={most.rows}
            clampBehavior="strict"
            allowDecimal={false}
            hideControls={false}
            value={rows}
            onChange={value => setRows(Math.max(1, Number(value) || 1))}
          />
          <NumberInput
            label={t('table.columns')}
            min={1}
            max={most.columns}
            clampBehavior="strict"
            allowDecimal={false}
            hideControls={false}
            value={columns}
            onChange={value => setColumns(Math.max(1, Number(value) || 1))}
          />
        </Group>
        <Checkbox
          label={t('table.head')}
          checked={hasHead}
          onChange={event => setHasHead(event.currentTarget.checked)}
        />
        <Group>
          <Button type="submit" variant="filled">
            {t('table.insert')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
