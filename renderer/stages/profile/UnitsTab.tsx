import { Button, Card, Group, Stack, TextInput } from '@mantine/core'
import { IconClipboardText, IconPlus } from '@tabler/icons-react'
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/Empty'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { useUnfinished } from '../../workspace/useUnfinished'
import { PasteUnits } from './PasteUnits'
import { pastedUnits } from './pastedUnits'
import { UnitRow } from './UnitRow'
import classes from './UnitsTab.module.css'
import { useUnits } from './useUnits'

/** The offices, centres, schools and faculties that take part, in the order in which they are listed everywhere. */
export function UnitsTab() {
  const { t } = useTranslation('profile')
  const readOnly = useReadOnly()
  const { units, add, rename, abbreviate, move, remove } = useUnits()
  const [name, setName] = useUnfinished('unit')
  const [isPasting, setPasting] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  function addTyped(): void {
    add(pastedUnits(name))
    setName('')
    field.current?.focus()
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) addTyped()
    if (event.key === 'Escape') setName('')
  }
  function onPaste(event: ClipboardEvent): void {
    const pasted = pastedUnits(event.clipboardData.getData('text/plain'))
    if (pasted.length < 2) return
    event.preventDefault()
    add(pasted)
  }

  return (
    <Stack>
      <Group justify="space-between">
        <h2>{t('units.count', { count: units.length })}</h2>
        {!readOnly && (
          <Button
            size="xs"
            leftSection={<IconClipboardText aria-hidden />}
            aria-expanded={isPasting}
            onClick={() => setPasting(!isPasting)}
          >
            {t('units.paste')}
          </Button>
        )}
      </Group>
      {isPasting && !readOnly && (
        <PasteUnits
          onAdd={pasted => {
            add(pasted)
            setPasting(false)
          }}
          onCancel={() => setPasting(false)}
        />
      )}
      {units.length === 0 ? (
        <Empty title={t('units.empty.title')} body={t('units.empty.body')} />
      ) : (
        <Card component="ol" padding={0} className={classes.list!}>
          {units.map((unit, place) => (
            <UnitRow
              key={unit.id}
              unit={unit}
              place={place}
              count={units.length}
              onRename={text => rename(unit.id, text)}
              onAbbreviate={text => abbreviate(unit.id, text)}
              onMove={to => move(unit.id, to)}
              onRemove={() => remove(unit)}
            />
          ))}
        </Card>
      )}
      {!readOnly && (
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            ref={field}
            flex={1}
            label={t('units.add')}
            description={t('units.addHelp')}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
          <Button leftSection={<IconPlus aria-hidden />} onClick={addTyped}>
            {t('units.addButton')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
