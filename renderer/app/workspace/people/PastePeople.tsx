import { Button, Checkbox, Group, Stack, Textarea } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#shared/base/ids'
import type { Unit } from '#shared/profile/profile'
import { formatList } from '../../../ui/format'
import { useReadable } from '../../../workspace/useReadable'
import { useWorkspace } from '../../../workspace/WorkspaceContext'
import { pastedPeople, unknownUnits, type PasteNeeds } from './pastedPeople'
import classes from './PastePeople.module.css'
import { PastePreview } from './PastePreview'
import { usePeopleList } from './usePeopleList'

/** Entering many people from a pasted list: everything is shown before anything is added. */
export function PastePeople({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const { people, units } = useWorkspace()
  const there = useReadable(people)
  const unitList = useReadable(units)
  const enter = usePeopleList()
  const [text, setText] = useState('')
  const shown = useDeferredValue(text)
  const [addsUnits, setAddsUnits] = useState(unitList.length === 0)
  const { newUnits, allUnits, rows } = useMemo(() => {
    const read = (known: readonly Unit[]) =>
      pastedPeople(shown, {
        units: known,
        people: there,
        heads: t('paste.heads', { returnObjects: true }) as PasteNeeds['heads'],
        roles: t('paste.roles', { returnObjects: true }) as PasteNeeds['roles'],
      })
    const asTheyAre = read(unitList)
    const missing = unknownUnits(asTheyAre).map(name => ({ id: newId('unit'), name, abbreviation: '', order: '' }))
    const all = [...unitList, ...missing]
    return addsUnits
      ? { newUnits: missing, allUnits: all, rows: read(all) }
      : { newUnits: missing, allUnits: unitList, rows: asTheyAre }
  }, [shown, unitList, there, addsUnits, t])
  const right = rows.filter(({ mistakes }) => mistakes.length === 0)

  function add(): void {
    enter(
      right.map(({ name, email, role, unit, institution, post }) => ({ name, email, role, unit, institution, post })),
      newUnits.filter(({ id }) => right.some(({ unit }) => unit === id)),
    )
    onDone()
  }

  return (
    <Stack className={classes.paste!}>
      <Group justify="space-between">
        <h2>{t('paste.title')}</h2>
        <Button size="xs" leftSection={<IconArrowLeft aria-hidden className={classes.back} />} onClick={onDone}>
          {t('paste.back')}
        </Button>
      </Group>
      <p>{t('paste.lead')}</p>
      <Textarea
        label={t('paste.label')}
        description={t('paste.help')}
        minRows={5}
        maxRows={12}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        autoFocus
      />
      <p role="status">
        {rows.length === 0 && t('paste.empty')}
        {rows.length > 0 && (right.length > 0 ? t('paste.found', { count: right.length }) : t('paste.nothing'))}
        {rows.length > right.length && ` ${t('paste.wrong', { count: rows.length - right.length })}`}
      </p>
      {newUnits.length > 0 && (
        <Checkbox
          label={t('paste.newUnits', { count: newUnits.length })}
          description={<bdi>{formatList(newUnits.map(({ name }) => name))}</bdi>}
          checked={addsUnits}
          onChange={({ currentTarget }) => setAddsUnits(currentTarget.checked)}
        />
      )}
      {rows.length > 0 && <PastePreview rows={rows} units={allUnits} />}
      <Group gap="xs">
        {right.length > 0 && (
          <Button variant="filled" onClick={add}>
            {t('paste.add', { count: right.length })}
          </Button>
        )}
        <Button onClick={onDone}>{common('cancel')}</Button>
      </Group>
    </Stack>
  )
}
