import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { source } from '#shared/base/readable'
import type { BackupsStanding } from '#shared/platform/contract'
import { FieldMistake } from '../../ui/FieldMistake'
import { watchElsewhere, type Elsewhere, type Whereabouts } from '../../workspace/leaving/elsewhere'
import { canEndHere } from '../../workspace/leaving/endHere'
import type { OpenedWorkspace } from '../../workspace/opened'
import { screenHref } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useServices } from '../services'
import { wayBackOf } from './wayBack'
import { WhereItIs } from './WhereItIs'

/** What a person decided about what goes with the workspace. */
export interface LeaveChoices {
  readonly ends: boolean
  readonly backups: boolean
}

interface LeaveQuestionProps {
  /** Null where it cannot be opened, so that nobody knows what it holds. */
  readonly opened: OpenedWorkspace | null
  /** Null where this shell writes none. */
  readonly backups: BackupsStanding | null
  /** Whether nothing else is left in this browser. */
  readonly isLast: boolean
  readonly onKeep: () => void
  readonly onLeave: (choices: LeaveChoices) => void
}

const unknown = source<Elsewhere | null>(null)

function useWhereabouts(opened: OpenedWorkspace | null): Whereabouts | null {
  const [whereabouts, setWhereabouts] = useState<Whereabouts | null>(null)
  useEffect(() => {
    if (!opened) return
    const watched = watchElsewhere(opened)
    setWhereabouts(watched)
    return () => watched.stop()
  }, [opened])
  return whereabouts
}

/** Whether to remove a workspace from this computer: what is lost, what is left, and the decision. */
export function LeaveQuestion({ opened, backups, isLast, onKeep, onLeave }: LeaveQuestionProps) {
  const { t } = useTranslation('leaving')
  const { platform } = useServices()
  const whereabouts = useWhereabouts(opened)
  const elsewhere = useReadable(whereabouts ?? unknown)
  const canEnd = opened !== null && canEndHere(opened)
  // only a coordinator can adopt a file that an ended device signed: while the host lacks something it may be the only copy
  const canTell = canEnd && elsewhere?.host.state === 'all' && elsewhere.host.isReached
  const [wantsEnd, setEnd] = useState(true)
  const [wantsBackups, setBackups] = useState(false)
  const [hasConsent, setConsent] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const way = opened && wayBackOf(opened)
  const isLosing = elsewhere?.isSafe !== true || way?.isOnlyCoordinator === true
  const files = backups?.files ?? []
  const ways = [
    ...(way?.hasRoot ? [t('way.root')] : []),
    ...(way?.isOnlyCoordinator ? [t('way.onlyCoordinator')] : way?.isLastDevice ? [t('way.lastDevice')] : []),
    ...(platform.hosting?.read()?.state === 'on' ? [t('way.hosting')] : []),
  ]

  function leave(): void {
    if (!isLosing || hasConsent) return onLeave({ ends: canTell && wantsEnd, backups: wantsBackups })
    setMissing(true)
    document.getElementById('consent')?.focus()
  }

  return (
    <Stack gap="lg">
      {opened && whereabouts && <WhereItIs opened={opened} whereabouts={whereabouts} />}
      {ways.length > 0 && (
        <section aria-labelledby="way">
          <h2 id="way">{t('way.head')}</h2>
          <Alert mt="xs" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            <Stack gap="xs">
              {ways.map(words => (
                <Text key={words}>{words}</Text>
              ))}
            </Stack>
            {opened && (way?.hasRoot || way?.isLastDevice) && (
              <Group mt="sm">
                <Button size="xs" component="a" href={screenHref(opened.id, 'people')}>
                  {t('way.prepare')}
                </Button>
              </Group>
            )}
          </Alert>
        </section>
      )}
      {(canEnd || files.length > 0 || isLast) && (
        <section aria-labelledby="choices">
          <h2 id="choices">{t('choices.head')}</h2>
          <Stack gap="sm" mt="xs">
            {canTell && (
              <Checkbox
                label={t('choices.end')}
                description={t('choices.endHelp')}
                checked={wantsEnd}
                onChange={event => setEnd(event.currentTarget.checked)}
              />
            )}
            {canEnd && !canTell && <Text>{t('choices.endLater')}</Text>}
            {backups && files.length > 0 && (
              <Checkbox
                label={t('choices.backups', { count: files.length })}
                description={t('choices.backupsHelp', { folder: backups.folder })}
                checked={wantsBackups}
                onChange={event => setBackups(event.currentTarget.checked)}
              />
            )}
            {isLast && <Text>{t('choices.program')}</Text>}
          </Stack>
        </section>
      )}
      {isLosing && (
        <Checkbox
          id="consent"
          label={t('consent')}
          checked={hasConsent}
          onChange={event => {
            setConsent(event.currentTarget.checked)
            setMissing(false)
          }}
          error={isMissing && <FieldMistake>{t('consentMissing')}</FieldMistake>}
        />
      )}
      <Group gap="xs">
        <Button onClick={onKeep}>{t('keep')}</Button>
        <Button variant="outline" color="red" leftSection={<IconTrash aria-hidden />} onClick={leave}>
          {t('act')}
        </Button>
      </Group>
    </Stack>
  )
}
