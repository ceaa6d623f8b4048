import { Alert, Button, Stack } from '@mantine/core'
import { IconDownload, IconEye, IconFolderOpen } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/Empty'
import { FailureAlert } from '../../ui/FailureAlert'
import { announce } from '../../ui/LiveRegions'
import { Loading } from '../../ui/Loading'
import type { FolderSide } from '../../workspace/folderSide'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useExchangeFile } from '../workspace/useExchangeFile'
import { FolderCard } from './FolderCard'
import { FolderPeople } from './FolderPeople'
import { FolderRefusals } from './FolderRefusals'
import { FolderUnread } from './FolderUnread'
import classes from './FolderView.module.css'
import { useFolder } from './useFolder'

/** A folder that people share, as the way to each other: choosing one, how it stands, who else uses it, leaving it. */
export function FolderView() {
  const { t } = useTranslation('folder')
  const { closed, side, standing, failure, open } = useFolder()
  const [mistake, setMistake] = useState<unknown>(null)
  const content = useFocusKept(`${standing.name} ${standing.status.state === 'denied'}`)
  if (closed === 'shell') return <NoFolders />
  if (closed === 'stranger') return <Empty title={t('stranger.title')} body={t('stranger.body')} />
  if (failure !== null)
    return (
      <FailureAlert error={failure}>
        <Button onClick={open}>{t('loadAgain')}</Button>
      </FailureAlert>
    )
  if (!side) return <Loading title={t('loading')} />

  async function choose(from: FolderSide): Promise<void> {
    setMistake(null)
    try {
      if (await from.choose()) announce(t('chosen', { name: from.standing.read().name ?? '' }))
    } catch (error) {
      setMistake(error)
    }
  }
  const { name, status } = standing
  const used = name === null ? null : { side, name, status }
  return (
    <Stack gap="lg" className={classes.view!} ref={content}>
      {mistake !== null && <FailureAlert error={mistake} onClose={() => setMistake(null)} />}
      {used ? (
        <>
          <section>
            <h2>{t('title')}</h2>
            <FolderCard used={used} onChoose={() => void choose(side)} onFailure={setMistake} />
          </section>
          <FolderRefusals used={used} onFailure={setMistake} />
          <FolderUnread status={status} />
          <FolderPeople status={status} />
        </>
      ) : (
        <NoneYet onChoose={() => void choose(side)} />
      )}
      <Alert icon={<IconEye aria-hidden />} title={t('privacy.title')}>
        {t('privacy.body')}
      </Alert>
    </Stack>
  )
}

/** Where the button that had the focus is gone when `shown` changes, the heading above has it next. */
function useFocusKept(shown: string) {
  const content = useRef<HTMLDivElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const heading = content.current?.querySelector('h2')
    if (!heading || document.activeElement !== document.body) return
    heading.tabIndex = -1
    heading.focus()
  }, [shown])
  return content
}

function NoneYet({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useTranslation('folder')
  const { readOnly } = useOpened()
  return (
    <Empty title={t('none.title')} body={t(readOnly === null ? 'none.body' : 'none.reader')}>
      <Button variant="filled" leftSection={<IconFolderOpen aria-hidden />} onClick={onChoose}>
        {t('none.choose')}
      </Button>
    </Empty>
  )
}

/** Where the browser opens no folders: what works instead. */
function NoFolders() {
  const { t } = useTranslation('folder')
  const { sending, save } = useExchangeFile()
  return (
    <Empty title={t('unsupported.title')} body={t('unsupported.body')}>
      {sending !== 'stranger' && (
        <Button leftSection={<IconDownload aria-hidden />} onClick={() => void save(sending === 'writer')}>
          {t('unsupported.file')}
        </Button>
      )}
    </Empty>
  )
}
