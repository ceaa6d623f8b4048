import { Button, Card, Group, Stack } from '@mantine/core'
import { IconFolder, IconFolderOpen, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../platform/PlatformContext'
import { formatBytes, formatMoment } from '../../ui/format'
import { useOpened } from '../../workspace/WorkspaceContext'
import { FolderTrouble } from './FolderTrouble'
import classes from './FolderView.module.css'
import { LeaveFolder } from './LeaveFolder'
import type { UsedFolder } from './useFolder'

interface FolderCardProps {
  readonly used: UsedFolder
  readonly onChoose: () => void
  readonly onFailure: (error: unknown) => void
}

/** The folder that is used: how it stands, in words, and what can be done with it. */
export function FolderCard({ used, onChoose, onFailure }: FolderCardProps) {
  const { t } = useTranslation('folder')
  const { shell } = usePlatform()
  const { readOnly } = useOpened()
  const [isLeaving, setLeaving] = useState(false)
  const [isLooking, setLooking] = useState(false)
  const { side, name, status } = used
  const { state, lastLooked, lastWritten, nextLook, waitingBytes } = status
  const moment = (at: number | null) => (at === null ? t('never') : formatMoment(at))
  const isAsking = state === 'denied' && shell === 'browser'
  const waiting = () => {
    if (waitingBytes > 0) return waitingBytes < 1000 ? t('little') : t('about', { size: formatBytes(waitingBytes) })
    return lastLooked === null ? t('unknown') : t('nothing')
  }
  const facts = [
    ['folder', name],
    ['looked', moment(lastLooked)],
    ['written', moment(lastWritten)],
    ['waiting', waiting()],
    ...(nextLook !== null && state !== 'watching' && !isAsking ? [['next', formatMoment(nextLook)] as const] : []),
  ] as const
  const look = () => {
    setLooking(true)
    void side.look().finally(() => setLooking(false))
  }
  const isCalm = state === 'off' || state === 'looking' || state === 'watching'
  const calm = state === 'watching' ? (readOnly === null ? 'watching' : 'reader') : 'looking'
  return (
    <Card mt="xs" data-folder={state} data-waiting={waitingBytes}>
      <Stack gap="sm">
        {isCalm ? <p>{t(`state.${calm}`)}</p> : <FolderTrouble used={used} onFailure={onFailure} />}
        <dl className={classes.facts}>
          {facts.map(([fact, value]) => (
            <div key={fact}>
              <dt>{t(`fact.${fact}`)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <Group gap="xs">
          {!isAsking && (
            <Button size="xs" leftSection={<IconRefresh aria-hidden />} loading={isLooking} onClick={look}>
              {t('look')}
            </Button>
          )}
          {shell === 'desktop' && (
            <Button
              size="xs"
              leftSection={<IconFolder aria-hidden />}
              onClick={() => void side.show().catch(onFailure)}
            >
              {t('show')}
            </Button>
          )}
          <Button size="xs" leftSection={<IconFolderOpen aria-hidden />} onClick={onChoose}>
            {t(state === 'away' || state === 'denied' ? 'again' : 'another')}
          </Button>
          <Button size="xs" variant="outline" color="red" onClick={() => setLeaving(true)}>
            {t('leave.button')}
          </Button>
        </Group>
      </Stack>
      <LeaveFolder side={side} opened={isLeaving} onClose={() => setLeaving(false)} onFailure={onFailure} />
    </Card>
  )
}
