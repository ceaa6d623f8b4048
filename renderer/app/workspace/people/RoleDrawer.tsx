import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/identity/access'
import { FailureAlert } from '../../../ui/FailureAlert'
import { changeMember } from '../../../workspace/people'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import type { Participant } from './participants'
import { RoleChoice } from './RoleChoice'
import { SideDrawer } from './SideDrawer'
import { useDoing } from './useDoing'

/** Changing what somebody who has joined may do. */
export function RoleDrawer({ participant, show }: { readonly participant: Participant; readonly show: Show }) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const opened = useOpened()
  const [role, setRole] = useState<Role>(participant.role)
  const { isBusy, failure, run, dismiss } = useDoing()
  const name = participant.name || t('nameless')
  const { id } = participant
  const back = () => show({ kind: 'person', id })

  async function change(): Promise<void> {
    if (role === participant.role) return back()
    const { people, history } = opened.workspace
    const isDone = await run(
      async () => {
        await changeMember(opened, id, { role })
        if (opened.readOnly === null) history.step(() => people.update(id, { role }))
      },
      t('change.done', { name, role: common(`aRole.${role}`) }),
    )
    if (isDone) back()
  }

  return (
    <SideDrawer title={t('change.title', { name })} onClose={back}>
      <Stack>
        {failure !== null && <FailureAlert error={failure} onClose={dismiss} />}
        <RoleChoice label={t('change.label')} value={role} onChange={setRole} />
        <Text>{t('change.effect')}</Text>
        {role === 'coordinator' && participant.role !== 'coordinator' && (
          <Text>{t(opened.hasRoot ? 'change.equal' : 'change.below', { name })}</Text>
        )}
        <Group gap="xs">
          <Button variant="filled" loading={isBusy} onClick={() => void change()}>
            {t('change.act')}
          </Button>
          <Button onClick={back}>{common('cancel')}</Button>
        </Group>
      </Stack>
    </SideDrawer>
  )
}
