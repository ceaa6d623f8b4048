import { Anchor, Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inOrder } from '#shared/base/order'
import { Role } from '#shared/identity/access'
import type { Person } from '#shared/profile/profile'
import { notify } from '../../ui/notify'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { SavedSelect } from '../../ui/SavedSelect'
import { SavedTextInput } from '../../ui/SavedTextInput'
import { screenHref } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'

export interface PersonFormProps {
  readonly person: Person
  readonly onRemoved: () => void
  /** What stands beside the role of somebody who has joined, whose role this form does not change: the way to where it is. */
  readonly roleWay?: ReactNode
}

/** Name, role, unit or institution, post and e-mail of one person. */
export function PersonForm({ person, onRemoved, roleWay }: PersonFormProps) {
  const { t } = useTranslation('profile')
  const readOnly = useReadOnly()
  const { id, me, statements, workspace } = useOpened()
  const { people, history } = workspace
  const units = inOrder(useReadable(workspace.units))
  const isMe = person.id === me.id
  const hasJoined = useReadable(statements).members.get(person.id)?.isRevoked === false
  const text = (field: 'name' | 'institution' | 'post' | 'email') => ({
    value: person[field],
    onSave: (written: string) => people.update(person.id, { [field]: written.trim() }),
  })

  function remove(): void {
    const undo = history.revocable(
      () => people.remove(person.id, { by: me.id, at: Date.now() }),
      () => people.restore(person.id),
    )
    notify({ message: t('people.removed', { name: person.name || t('people.nameless') }), undo })
    onRemoved()
  }

  return (
    <Stack>
      <SavedTextInput
        data-autofocus
        label={t('people.name')}
        {...text('name')}
        check={written => (written.trim() ? null : t('mistake.personName'))}
      />
      {hasJoined ? (
        <Text>
          {t('people.joinedRole', { role: t(`people.roles.${person.role}.name`) })}{' '}
          {roleWay === undefined ? <Anchor href={screenHref(id, 'people')}>{t('people.joinedWhere')}</Anchor> : roleWay}
        </Text>
      ) : (
        <Radio.Group
          label={t('people.role')}
          value={person.role}
          onChange={role => history.step(() => people.update(person.id, { role: Role.parse(role) }))}
        >
          <Stack gap="xs" mt="xs">
            {Role.options.map(role => (
              <Radio.Card key={role} value={role} tabIndex={role === person.role ? 0 : -1} disabled={readOnly}>
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator size="sm" mt="0.125rem" />
                  <div>
                    <Text fw={600}>{t(`people.roles.${role}.name`)}</Text>
                    <Text c="dimmed">{t(`people.roles.${role}.may`)}</Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
      )}
      {person.role === 'mentor' ? (
        <SavedTextInput
          label={t('people.institution')}
          description={t('people.institutionHelp')}
          {...text('institution')}
        />
      ) : (
        <SavedSelect
          label={t('people.unit')}
          placeholder={t('people.noUnit')}
          data={units.map(unit => ({ value: unit.id, label: unit.name || t('units.nameless') }))}
          searchable
          clearable
          value={person.unit}
          onSave={next => {
            const unit = units.find(({ id }) => id === next)
            people.update(person.id, { unit: unit?.id ?? null })
          }}
        />
      )}
      <SavedTextInput label={t('people.post')} description={t('people.postHelp')} {...text('post')} />
      <SavedTextInput
        type="email"
        label={t('people.email')}
        {...text('email')}
        check={written => (/^\s*$|^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/.test(written) ? null : t('mistake.email'))}
      />
      {isMe ? (
        <Text c="dimmed">{t('people.me')}</Text>
      ) : (
        !readOnly && (
          <Group>
            <Button variant="outline" color="red" leftSection={<IconTrash aria-hidden />} onClick={remove}>
              {t('people.remove')}
            </Button>
          </Group>
        )
      )}
    </Stack>
  )
}
