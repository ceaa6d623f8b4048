import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDeviceLaptop, IconLock } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment, formatTime } from '../../ui/format'
import { announce } from '../../ui/LiveRegions'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'
import { useFrame } from './FrameContext'
import { LiveFact } from './LiveFact'
import classes from './StatusLine.module.css'
import { WhoWrites } from './WhoWrites'

/** Most workspaces have no shared folder, and no need of its words. */
const FolderFact = lazy(async () => ({ default: (await import('../folder/FolderFact')).FolderFact }))

const KeptFact = lazy(async () => ({ default: (await import('../storage/KeptFact')).KeptFact }))

/** The status line: what is on this computer's disk and what the host has, in words; as whom one is here. */
export function StatusLine() {
  const { t } = useTranslation('frame')
  const { t: common } = useTranslation('common')
  const { t: errors } = useTranslation('errors')
  const { folder, me, readOnly, saving, saveAgain } = useOpened()
  const folderSide = useReadable(folder.side)
  const { fail } = useFrame()
  const now = useReadable(saving)
  const [isTrying, setTrying] = useState(false)
  const failure = now.state === 'failed' ? `${errors(now.code)}. ${errors(`${now.code}.next`)}` : null

  useEffect(() => {
    if (failure) announce(failure, 'assertive')
  }, [failure])

  async function tryAgain(): Promise<void> {
    setTrying(true)
    try {
      await saveAgain()
      announce(t('saving.recovered'))
    } catch (error) {
      fail(error)
    } finally {
      setTrying(false)
    }
  }

  return (
    <div className={classes.line}>
      {now.state === 'failed' ? (
        <span className={classes.failed} title={failure ?? undefined}>
          <IconAlertTriangle aria-hidden />
          <span>
            {errors(now.code)}. <span className={classes.next}>{errors(`${now.code}.next`)}</span>
          </span>
          <Button size="xs" loading={isTrying} onClick={() => void tryAgain()}>
            {t('saving.again')}
          </Button>
        </span>
      ) : (
        <span
          className={`${classes.fact} ${classes.saved}`}
          title={now.state === 'saved' ? formatMoment(now.at) : undefined}
          data-saving={now.state}
        >
          <IconDeviceLaptop aria-hidden />
          {now.state === 'saving' ? t('saving.saving') : t('saving.saved', { time: formatTime(now.at) })}
        </span>
      )}
      <LiveFact />
      {folderSide && (
        <Suspense>
          <FolderFact side={folderSide} />
        </Suspense>
      )}
      <Suspense>
        <KeptFact fact={`${classes.fact} ${classes.readOnly}`} opens={classes.opens} />
      </Suspense>
      {readOnly && (
        <span className={`${classes.fact} ${classes.readOnly}`}>
          <IconLock aria-hidden />
          {t(`readOnly.${readOnly}`, { role: common(`aRole.${me.role}`) })}
        </span>
      )}
      <WhoWrites className={classes.who} />
      {readOnly !== 'stranger' && (
        <span className={classes.me}>
          <bdi>{me.name || t('me.nameless')}</bdi>, {common(`role.${me.role}`)}
        </span>
      )}
    </div>
  )
}
