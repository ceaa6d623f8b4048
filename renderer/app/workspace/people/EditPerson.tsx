import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PersonDrawer } from '../../../stages/profile/PersonDrawer'
import { mayChange } from '../../../workspace/people'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import type { Participant } from './participants'

/** The form of the profile, where names are kept as they stand on paper. */
export function EditPerson({ participant, show }: { readonly participant: Participant; readonly show: Show }) {
  const { t } = useTranslation('people')
  const opened = useOpened()
  const { id, person, role } = participant
  const mayChangeRole = id !== opened.me.id && mayChange(opened, id, role)
  return (
    <PersonDrawer
      person={person ?? undefined}
      onClose={() => show({ kind: 'person', id })}
      roleWay={
        mayChangeRole ? (
          <Anchor component="button" type="button" onClick={() => show({ kind: 'role', id })}>
            {t('details.changeRole')}
          </Anchor>
        ) : null
      }
    />
  )
}
