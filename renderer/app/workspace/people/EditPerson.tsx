import { PersonDrawer } from '../../../stages/profile/PersonDrawer'
import type { Show } from './beside'
import type { Participant } from './participants'

/** The form of the profile, where names are kept as they stand on paper. */
export function EditPerson({ participant, show }: { readonly participant: Participant; readonly show: Show }) {
  return (
    <PersonDrawer
      person={participant.person ?? undefined}
      onClose={() => show({ kind: 'person', id: participant.id })}
    />
  )
}
