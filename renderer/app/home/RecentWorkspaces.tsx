import { ActionIcon, Button, Card, Menu, Tooltip } from '@mantine/core'
import { IconChevronRight, IconDeviceLaptop, IconDots, IconFlask, IconPencil, IconTrash } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Empty } from '../../ui/Empty'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatMoment } from '../../ui/format'
import { Loading } from '../../ui/Loading'
import { notify } from '../../ui/notify'
import type { KnownWorkspace } from '../../workspace/library'
import { screenHref } from '../../workspace/screens'
import { useServices } from '../services'
import classes from './RecentWorkspaces.module.css'

type Listing =
  | { readonly state: 'loading' }
  | { readonly state: 'listed'; readonly known: readonly KnownWorkspace[] }
  | { readonly state: 'failed'; readonly error: unknown }

/** The workspaces on this computer, the last one opened first. */
export function RecentWorkspaces({ isReady }: { readonly isReady: boolean }) {
  const { t } = useTranslation('home')
  const { library } = useServices()
  const [listing, setListing] = useState<Listing>({ state: 'loading' })
  const [leaving, setLeaving] = useState<KnownWorkspace | null>(null)

  const list = useCallback(async () => {
    try {
      const known = await library.list()
      setListing({ state: 'listed', known: [...known].sort((a, b) => b.lastOpened - a.lastOpened) })
    } catch (error) {
      setListing({ state: 'failed', error })
    }
  }, [library])
  useEffect(() => {
    if (isReady) void list()
  }, [isReady, list])

  async function forget(workspace: KnownWorkspace): Promise<void> {
    setLeaving(null)
    try {
      await library.forget(workspace.id)
      notify({ message: t('forget.done', { title: workspace.title || t('recent.untitled') }) })
      await list()
    } catch (error) {
      setListing({ state: 'failed', error })
    }
  }

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
    <>
      <Card component="ul" padding={0} className={classes.list!}>
        {listing.known.map(workspace => (
          <Recent key={workspace.id} workspace={workspace} onForget={() => setLeaving(workspace)} />
        ))}
      </Card>
      <ConfirmDialog
        opened={leaving !== null}
        title={t('forget.title')}
        body={t('forget.body', { title: leaving?.title || t('recent.untitled') })}
        keep={t('forget.keep')}
        act={t('forget.act')}
        isDanger
        onKeep={() => setLeaving(null)}
        onAct={() => leaving && void forget(leaving)}
      />
    </>
  )
}

function Recent({ workspace, onForget }: { readonly workspace: KnownWorkspace; readonly onForget: () => void }) {
  const { t } = useTranslation('home')
  const { t: common } = useTranslation('common')
  const { id, institution, myName, role, lastOpened, isSample, summary } = workspace
  const as = myName ? t('recent.as', { role: common(`aRole.${role}`) }) : t('recent.reader')
  const title = workspace.title || t('recent.untitled')
  return (
    <li className={classes.item}>
      <a className={classes.link} href={screenHref(id, 'profile')}>
        <b dir="auto">{title}</b>
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
          <Menu.Item color="red" leftSection={<IconTrash aria-hidden />} onClick={onForget}>
            {t('forget.menu')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
