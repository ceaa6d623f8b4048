import { ActionIcon, Button, Card, Menu, Tooltip } from '@mantine/core'
import { IconChevronRight, IconDeviceLaptop, IconDots, IconFlask, IconPencil, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/Empty'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatMoment } from '../../ui/format'
import { Loading } from '../../ui/Loading'
import { unbrokenPeriods } from '../../ui/unbrokenPeriods'
import type { KnownWorkspace } from '../../workspace/library'
import { screenHref } from '../../workspace/screens'
import { whenIdle } from '../../workspace/whenIdle'
import { leavePath } from '../routes'
import { useServices } from '../services'
import classes from './RecentWorkspaces.module.css'

const LastFile = lazy(async () => ({ default: (await import('../storage/LastFile')).LastFile }))

type Listing =
  | { readonly state: 'loading' }
  | { readonly state: 'listed'; readonly known: readonly KnownWorkspace[] }
  | { readonly state: 'failed'; readonly error: unknown }

/** The workspaces on this computer, the last one opened first. */
export function RecentWorkspaces({ isReady }: { readonly isReady: boolean }) {
  const { t } = useTranslation('home')
  const services = useServices()
  const { library } = services
  const [listing, setListing] = useState<Listing>({ state: 'loading' })

  const list = useCallback(async () => {
    try {
      const known = await library.list()
      setListing({ state: 'listed', known: [...known].sort((a, b) => b.lastOpened - a.lastOpened) })
    } catch (error) {
      setListing({ state: 'failed', error })
    }
  }, [library])
  useEffect(() => {
    if (!isReady) return
    void list()
    let stop = () => undefined as void
    let isOver = false
    const cancel = whenIdle(() => {
      void import('../leaving/atHome').then(({ watchLeaving }) => {
        if (!isOver) stop = watchLeaving(services, () => void list())
      })
    }, 5000)
    return () => {
      isOver = true
      cancel()
      stop()
    }
  }, [isReady, list, services])

  if (listing.state === 'loading') return <Loading title={t('recent.loading')} />
  if (listing.state === 'failed') {
    return (
      <FailureAlert error={listing.error}>
        <Button onClick={() => void list()}>{t('recent.again')}</Button>
      </FailureAlert>
    )
  }
  if (listing.known.length === 0) return <Empty title={t('recent.empty.title')} body={t('recent.empty.body')} />
  return (
    <Card component="ul" padding={0} className={classes.list!}>
      {listing.known.map(workspace => (
        <Recent key={workspace.id} workspace={workspace} />
      ))}
    </Card>
  )
}

function Recent({ workspace }: { readonly workspace: KnownWorkspace }) {
  const { t } = useTranslation('home')
  const { t: common } = useTranslation('common')
  const { t: leaving } = useTranslation('leaving')
  const { id, institution, myName, role, lastOpened, isSample, summary } = workspace
  const as = myName ? t('recent.as', { name: myName, role: common(`role.${role}`) }) : t('recent.reader')
  const title = workspace.title || t('recent.untitled')
  return (
    <li className={classes.item}>
      <a className={classes.link} href={screenHref(id, 'profile')}>
        <b dir="auto">{unbrokenPeriods(title)}</b>
        <span className={classes.who}>
          {[institution && t('recent.institution', { institution }), as].filter(Boolean).join(' ')}
        </span>
        <span className={classes.meta}>
          <span>
            <IconPencil aria-hidden />
            {t('recent.summary', {
              sections: t('recent.sections', { count: summary.sections }),
              words: t('recent.words', { count: summary.words }),
              items: t('recent.items', { count: summary.swotItems }),
            })}
          </span>
          <span>
            <IconDeviceLaptop aria-hidden />
            {t('recent.opened', { when: formatMoment(lastOpened) })}
          </span>
          <Suspense>
            <LastFile id={id} />
          </Suspense>
          {isSample && (
            <span>
              <IconFlask aria-hidden />
              {t('recent.sample')}
            </span>
          )}
        </span>
        <IconChevronRight aria-hidden className={classes.onward} />
      </a>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('recent.more')}>
            <ActionIcon className={classes.more!} aria-label={t('recent.moreOf', { title })}>
              <IconDots aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash aria-hidden />} component="a" href={`#${leavePath(id)}`}>
            {leaving('menu')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
