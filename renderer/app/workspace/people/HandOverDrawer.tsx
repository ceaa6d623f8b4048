import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../../ui/FailureAlert'
import { FieldMistake } from '../../../ui/FieldMistake'
import { SearchSelect } from '../../../ui/SearchSelect'
import { handOver, mayChange, shareCoordinator } from '../../../workspace/people'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import type { Participant } from './participants'
import { SideDrawer } from './SideDrawer'
import { useDoing } from './useDoing'

const ways = ['share', 'leave'] as const
type Way = (typeof ways)[number]

/** Sharing the coordinator's part with somebody, or handing it over when one leaves the office. */
export function HandOverDrawer({
  participants,
  show,
}: {
  readonly participants: readonly Participant[]
  readonly show: Show
}) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const opened = useOpened()
  const { isBusy, failure, run, dismiss } = useDoing()
  const [way, setWay] = useState<Way>('share')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const candidates = participants.filter(
    ({ id, access, role }) =>
      id !== opened.me.id && access.state === 'joined' && (way === 'leave' || role !== 'coordinator'),
  )
  const waiting = participants
    .filter(({ id, access, role }) => access.state === 'planned' && mayChange(opened, id, role))
    .map(({ id }) => id)
  const successor = candidates.find(({ id }) => id === chosen)

  async function act(): Promise<void> {
    if (!successor) return setMissing(true)
    const { id, name } = successor
    const isDone = await run(
      async () => {
        const { people, history } = opened.workspace
        if (way === 'share') await shareCoordinator(opened, id)
        if (opened.readOnly === null) {
          history.step(() => {
            people.update(id, { role: 'coordinator' })
            if (way === 'leave') people.update(opened.me.id, { role: 'member' })
          })
        }
        // last, because it ends the right to write what stands above
        if (way === 'leave') await handOver(opened, id)
      },
      t(`over.${way}.done`, { name }),
    )
    if (isDone) show(null)
  }

  return (
    <SideDrawer title={t('over.title')} onClose={() => show(null)}>
      <Stack>
        {failure !== null && <FailureAlert error={failure} onClose={dismiss} />}
        <Radio.Group
          label={t('over.way')}
          value={way}
          onChange={value => setWay(ways.find(known => known === value) ?? 'share')}
        >
          <Stack gap="xs" mt="xs">
            {ways.map(one => (
              <Radio.Card key={one} value={one} tabIndex={one === way ? 0 : -1}>
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator size="sm" mt="0.125rem" />
                  <div>
                    <Text fw={600}>{t(`over.${one}.title`)}</Text>
                    <Text c="dimmed">{t(`over.${one}.body`)}</Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {candidates.length === 0 ? (
          <>
            <Text>{t('over.nobody')}</Text>
            <Group>
              <Button
                variant="filled"
                onClick={() => show(waiting.length > 0 ? { kind: 'invite', ids: waiting } : { kind: 'add' })}
              >
                {waiting.length > 0 ? t('inviteAll', { count: waiting.length }) : t('add')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <SearchSelect
              label={t('over.who')}
              placeholder={t('over.choose')}
              data={candidates.map(({ id, name }) => ({ value: id, label: name || t('nameless') }))}
              value={chosen}
              onChange={value => {
                setChosen(value)
                setMissing(false)
              }}
              error={isMissing && <FieldMistake>{t('over.missing')}</FieldMistake>}
            />
            <Text>{t(opened.hasRoot ? `over.${way}.root` : `over.${way}.noRoot`)}</Text>
            <Group gap="xs">
              <Button
                variant="filled"
                {...(way === 'leave' && { color: 'red' })}
                loading={isBusy}
                onClick={() => void act()}
              >
                {t(`over.${way}.act`)}
              </Button>
              <Button onClick={() => show(null)}>{common('cancel')}</Button>
            </Group>
          </>
        )}
      </Stack>
    </SideDrawer>
  )
}
