import { AddPerson } from './AddPerson'
import type { Beside, Show } from './beside'
import { Decisions } from './Decisions'
import { EditPerson } from './EditPerson'
import { HandOverDrawer } from './HandOverDrawer'
import { InviteDrawer } from './InviteDrawer'
import { LostDrawer } from './LostDrawer'
import { OwnComputerDrawer } from './OwnComputerDrawer'
import { PersonDetails } from './PersonDetails'
import { RecoveryDrawer } from './RecoveryDrawer'
import { RoleDrawer } from './RoleDrawer'
import { useParticipants } from './useParticipants'

/** What is open beside the list of people. */
export function Besides({ beside, show }: { readonly beside: Beside; readonly show: Show }) {
  const participants = useParticipants()
  const of = (id: string) => participants.find(participant => participant.id === id)
  switch (beside.kind) {
    case 'add':
      return <AddPerson show={show} />
    case 'recovery':
      return <RecoveryDrawer show={show} />
    case 'ownComputer':
      return <OwnComputerDrawer show={show} />
    case 'handOver':
      return <HandOverDrawer participants={participants} show={show} />
    case 'lost':
      return <LostDrawer participants={participants} show={show} />
    case 'invite':
      return (
        <InviteDrawer
          key={beside.ids.join()}
          participants={beside.ids.flatMap(id => of(id) ?? [])}
          made={beside.made}
          show={show}
        />
      )
    case 'person':
    case 'edit':
    case 'role':
    case 'withdraw':
    case 'end':
    case 'device': {
      const participant = of(beside.id)
      if (!participant) return null
      if (beside.kind === 'person') return <PersonDetails participant={participant} show={show} />
      if (beside.kind === 'edit') return <EditPerson participant={participant} show={show} />
      if (beside.kind === 'role') return <RoleDrawer participant={participant} show={show} />
      return <Decisions beside={beside} participant={participant} show={show} />
    }
  }
}
