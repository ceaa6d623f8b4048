import { Button, Group, Stack, Text } from '@mantine/core'
import { IconMail, IconShieldLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchSelect } from '../../../ui/SearchSelect'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import { DeviceList } from './DeviceList'
import classes from './LostDrawer.module.css'
import type { Participant } from './participants'
import { SideDrawer } from './SideDrawer'
import { useRights } from './useRights'

/** What to do when a computer is lost or stolen, step by step, with the tools of each step in it. */
export function LostDrawer({
  participants,
  show,
}: {
  readonly participants: readonly Participant[]
  readonly show: Show
}) {
  const { t } = useTranslation('people')
  const { device, me } = useOpened()
  const { canInvite } = useRights()
  const joined = participants.filter(({ access }) => access.state === 'joined')
  const [chosen, setChosen] = useState<string>(me.id)
  const whose = joined.find(({ id }) => id === chosen)
  const isMine = chosen === me.id

  return (
    <SideDrawer title={t('lost.title')} onClose={() => show(null)}>
      <Stack>
        <Text>{t('lost.lead')}</Text>
        <ol className={classes.steps}>
          <li>
            <h3>{t('lost.end.head')}</h3>
            <Text>{t(canInvite ? 'lost.end.body' : 'lost.end.own')}</Text>
            {canInvite && (
              <SearchSelect
                mt="xs"
                label={t('lost.whose')}
                data={joined.map(({ id, name }) => ({ value: id, label: name || t('nameless') }))}
                value={chosen}
                onChange={value => value !== null && setChosen(value)}
              />
            )}
            {whose?.member && (
              <DeviceList
                member={whose.member}
                thisDevice={device}
                onRevoke={key => show({ kind: 'device', id: whose.id, key })}
              />
            )}
          </li>
          <li>
            <h3>{t('lost.again.head')}</h3>
            <Text>{t(isMine ? 'lost.again.mine' : 'lost.again.theirs')}</Text>
            <Group mt="xs" gap="xs">
              {isMine ? (
                <Button
                  size="xs"
                  leftSection={<IconShieldLock aria-hidden />}
                  onClick={() => show({ kind: 'recovery' })}
                >
                  {t('recovery.make')}
                </Button>
              ) : (
                canInvite &&
                whose && (
                  <Button
                    size="xs"
                    leftSection={<IconMail aria-hidden />}
                    onClick={() => show({ kind: 'invite', ids: [whose.id] })}
                  >
                    {t('lost.again.invite')}
                  </Button>
                )
              )}
            </Group>
          </li>
          {(['disk', 'late', 'words'] as const).map(step => (
            <li key={step}>
              <h3>{t(`lost.${step}.head`)}</h3>
              <Text>{t(`lost.${step}.body`)}</Text>
            </li>
          ))}
        </ol>
      </Stack>
    </SideDrawer>
  )
}
