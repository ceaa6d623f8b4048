import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { inOrder } from '#shared/base/order'
import type { Role } from '#shared/identity/access'
import { FieldMistake } from '../../../ui/FieldMistake'
import { SearchSelect } from '../../../ui/SearchSelect'
import { useReadable } from '../../../workspace/useReadable'
import { useWorkspace } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import { isAddress } from './pastedPeople'
import { RoleChoice } from './RoleChoice'
import { SideDrawer } from './SideDrawer'
import { usePeopleList } from './usePeopleList'

/** Entering one person, and inviting them at once if wished. */
export function AddPerson({ show }: { readonly show: Show }) {
  const { t } = useTranslation('people')
  const units = inOrder(useReadable(useWorkspace().units))
  const enter = usePeopleList()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [unit, setUnit] = useState<string | null>(null)
  const [institution, setInstitution] = useState('')
  const [mistakes, setMistakes] = useState<{ readonly name?: string; readonly email?: string }>({})
  const close = () => show(null)

  function check() {
    const written = name.trim()
    return {
      ...(!written && { name: t('form.nameMissing') }),
      ...(written.length > 200 && { name: t('form.nameLong') }),
      ...(email.trim() && !isAddress(email.trim()) && { email: t('form.emailWrong') }),
    }
  }
  function submit(event: FormEvent, invites: boolean): void {
    event.preventDefault()
    const found = check()
    setMistakes(found)
    const [wrong] = Object.keys(found)
    if (wrong !== undefined) return document.getElementById(`add-${wrong}`)?.focus()
    const isMentor = role === 'mentor'
    const ids = enter([
      {
        name: name.trim(),
        email: email.trim(),
        role,
        unit: isMentor ? null : (units.find(({ id }) => id === unit)?.id ?? null),
        institution: isMentor ? institution.trim() : '',
        post: '',
      },
    ])
    show(invites ? { kind: 'invite', ids } : null)
  }
  const mistake = (field: 'name' | 'email') => mistakes[field] && <FieldMistake>{mistakes[field]}</FieldMistake>

  return (
    <SideDrawer title={t('form.title')} onClose={close}>
      <form noValidate onSubmit={event => submit(event, true)}>
        <Stack>
          <TextInput
            id="add-name"
            data-autofocus
            label={t('form.name')}
            description={t('form.nameHelp')}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            onBlur={() => name && setMistakes(check())}
            error={mistake('name')}
          />
          <TextInput
            id="add-email"
            type="email"
            label={t('form.email')}
            description={t('form.emailHelp')}
            value={email}
            onChange={event => setEmail(event.currentTarget.value)}
            onBlur={() => email && setMistakes(check())}
            error={mistake('email')}
          />
          <RoleChoice label={t('form.role')} value={role} onChange={setRole} />
          {role === 'mentor' ? (
            <TextInput
              label={t('form.institution')}
              value={institution}
              onChange={event => setInstitution(event.currentTarget.value)}
            />
          ) : (
            <SearchSelect
              label={t('form.unit')}
              placeholder={t('form.noUnit')}
              data={units.map(({ id, name: named }) => ({ value: id, label: named || t('form.namelessUnit') }))}
              clearable
              value={unit}
              onChange={setUnit}
            />
          )}
          <Group gap="xs">
            <Button type="submit" variant="filled" onMouseDown={event => event.preventDefault()}>
              {t('form.addAndInvite')}
            </Button>
            <Button onMouseDown={event => event.preventDefault()} onClick={event => submit(event, false)}>
              {t('form.addOnly')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  )
}
