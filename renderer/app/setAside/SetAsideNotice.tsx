import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconArchive } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { screenPath } from '../../workspace/screens'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useFrame } from '../frame/FrameContext'
import { useSetAside } from './useSetAside'

/** Says that changes of this person were set aside, until they have looked or said "later"; or that they could not be. */
export function SetAsideNotice() {
  const { t } = useTranslation('setAside')
  const { t: common } = useTranslation('common')
  const { t: errors } = useTranslation('errors')
  const opened = useOpened()
  const { id, me, notSetAside } = opened
  const [, navigate] = useHashLocation()
  const { aside, copies } = useSetAside(opened)
  const { fail } = useFrame()
  if (notSetAside)
    return (
      <Alert m="md" mb={0} role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('failed.title')}>
        {t('failed.body', { why: errors(notSetAside) })}
      </Alert>
    )
  const fresh = copies.find(({ isSeen, why }) => !isSeen && why !== 'generation')
  if (!fresh || !aside || fresh.why === 'generation') return null
  return (
    <Alert m="md" mb={0} icon={<IconArchive aria-hidden />} title={t('notice.title')}>
      {t(`notice.${fresh.why}`, { role: common(`aRole.${me.role}`) })}
      <Group gap="xs" mt="xs">
        <Button onClick={() => navigate(screenPath(id, 'settings', 'aside'))}>{t('notice.see')}</Button>
        <Button variant="subtle" onClick={() => void aside.see().catch(fail)}>
          {t('notice.later')}
        </Button>
      </Group>
    </Alert>
  )
}
