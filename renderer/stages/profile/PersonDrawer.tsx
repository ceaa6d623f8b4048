import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/profile/profile'
import { PersonForm, type PersonFormProps } from './PersonForm'

/** The details of one person at the end side; closed while there is none. */
export function PersonDrawer({
  person,
  onClose,
  roleWay,
}: {
  readonly person: Person | undefined
  readonly onClose: () => void
} & Pick<PersonFormProps, 'roleWay'>) {
  const { t } = useTranslation('profile')
  const { t: common } = useTranslation('common')
  return (
    <Drawer
      opened={person !== undefined}
      onClose={onClose}
      position="right"
      size="28rem"
      title={person?.name || t('people.nameless')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {person && <PersonForm key={person.id} person={person} onRemoved={onClose} roleWay={roleWay} />}
    </Drawer>
  )
}
