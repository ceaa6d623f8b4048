import { Button, Group, Stack, TextInput } from '@mantine/core'
import { IconClipboardText, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#shared/base/ids'
import { inOrder, orderAt } from '#shared/base/order'
import type { MemberId, Person } from '#shared/profile/profile'
import { Empty } from '../../ui/Empty'
import { notify } from '../../ui/notify'
import { useGone } from '../../ui/useGone'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { Rows } from '../../ui/Rows'
import { screenHref } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useUnfinished } from '../../workspace/useUnfinished'
import { useOpened } from '../../workspace/WorkspaceContext'
import { PersonDrawer } from './PersonDrawer'

/** The people who take part, each with a role; the details of one open beside the list. */
export function PeopleTab() {
  const { t } = useTranslation('profile')
  const { t: common } = useTranslation('common')
  const readOnly = useReadOnly()
  const { id: workspaceId, me, workspace } = useOpened()
  const { people: collection, history } = workspace
  const list = useReadable(collection)
  const people = useMemo(() => inOrder(list), [list])
  const units = new Map(useReadable(workspace.units).map(unit => [unit.id, unit.name]))
  const [name, setName] = useUnfinished('person')
  const [chosen, setChosen] = useState<MemberId | null>(null)

  const person = people.find(({ id }) => id === chosen)
  useGone(chosen, person, last => {
    setChosen(null)
    notify({ message: common('gone', { name: last.name || t('people.nameless') }) })
  })

  function add(): void {
    const written = name.trim()
    if (!written) return
    const id = newId('member')
    const order = orderAt(people, people.length)
    history.step(() =>
      collection.add({ id, name: written, role: 'member', unit: null, institution: '', post: '', email: '', order }),
    )
    setName('')
    setChosen(id)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
    if (event.key === 'Escape') setName('')
  }
  const details = (person: Person) =>
    [common(`role.${person.role}`), (person.unit && units.get(person.unit)) || person.institution, person.post]
      .filter(Boolean)
      .join(', ')

  return (
    <Stack>
      <Group justify="space-between">
        <h2>{t('people.count', { count: people.length })}</h2>
        {me.role === 'coordinator' && !readOnly && (
          <Button
            size="xs"
            component="a"
            href={screenHref(workspaceId, 'people', 'paste')}
            leftSection={<IconClipboardText aria-hidden />}
          >
            {t('people.paste')}
          </Button>
        )}
      </Group>
      {people.length === 0 ? (
        <Empty title={t('people.empty.title')} body={t('people.empty.body')} />
      ) : (
        <Rows>
          {people.map(person => {
            const label = person.name || t('people.nameless')
            return (
              <li key={person.id}>
                <span>
                  <b dir="auto">{label}</b>
                  {person.id === me.id && ` ${t('people.you')}`}
                  <small dir="auto">{details(person)}</small>
                </span>
                <Button
                  size="xs"
                  leftSection={<IconPencil aria-hidden />}
                  aria-label={t(readOnly ? 'people.showOne' : 'people.editOne', { name: label })}
                  onClick={() => setChosen(person.id)}
                >
                  {t(readOnly ? 'people.show' : 'people.edit')}
                </Button>
              </li>
            )
          })}
        </Rows>
      )}
      {!readOnly && (
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('people.add')}
            description={t('people.addHelp')}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Button leftSection={<IconPlus aria-hidden />} onClick={add}>
            {t('people.addButton')}
          </Button>
        </Group>
      )}
      <PersonDrawer person={person} onClose={() => setChosen(null)} />
    </Stack>
  )
}
