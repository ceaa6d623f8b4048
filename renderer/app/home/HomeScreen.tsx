import { Button, UnstyledButton } from '@mantine/core'
import {
  IconBook,
  IconEye,
  IconFolderOpen,
  IconMail,
  IconPlus,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { useCommands } from '../../ui/commands'
import { FailureAlert } from '../../ui/FailureAlert'
import { Later } from '../../ui/Later'
import { Loading } from '../../ui/Loading'
import { useReadable } from '../../workspace/useReadable'
import { version } from '../version'
import { Mark } from '../frame/Mark'
import { WorkingAs } from '../persons/WorkingAs'
import { useServices } from '../services'
import classes from './HomeScreen.module.css'
import { BackupsLink } from './BackupsLink'
import { RecentWorkspaces } from './RecentWorkspaces'
import { useOpenFile } from './useOpenFile'

/** Where Meridian starts: four ways to begin, and the workspaces on this computer. */
export function HomeScreen() {
  const { t } = useTranslation('home')
  const { t: persons } = useTranslation('persons')
  const { failures, keeper } = useServices()
  const left = useReadable(failures)
  const [, navigate] = useHashLocation()
  const { isBusy, failure, openFile, openSample, dismiss } = useOpenFile()
  const [isLeft, setLeft] = useState(false)
  const [unsaved, setUnsaved] = useState<unknown>(null)

  useEffect(() => {
    document.title = t('windowTitle', { title: t('title') })
    let isCurrent = true
    void keeper
      .leave()
      .catch((error: unknown) => isCurrent && setUnsaved(error)) // it stays open, and the list leads back to it
      .then(() => isCurrent && setLeft(true)) // so that the list shows what was just done there
    return () => {
      isCurrent = false
    }
  }, [keeper, t])

  useCommands([
    { id: 'home.new', label: t('new.title'), group: 'do', icon: IconPlus, run: () => navigate('/new') },
    { id: 'home.open', label: t('open.title'), group: 'do', icon: IconFolderOpen, run: openFile },
    { id: 'home.sample', label: t('sample.title'), group: 'do', icon: IconEye, run: openSample },
    { id: 'home.join', label: t('join.title'), group: 'do', icon: IconMail, run: () => navigate('/join') },
    { id: 'home.persons', label: persons('title'), group: 'go', icon: IconUsers, run: () => navigate('/persons') },
    { id: 'home.settings', label: t('settings'), group: 'go', icon: IconSettings, run: () => navigate('/settings') },
    { id: 'home.how', label: t('how'), group: 'help', icon: IconBook, run: () => navigate('/how') },
  ])

  const words = (IconOf: Icon, title: string, detail: string) => (
    <>
      <IconOf aria-hidden />
      <b>{title}</b>
      <small>{detail}</small>
    </>
  )
  return (
    <>
      <div className={classes.page}>
        <header className={classes.header}>
          <Mark size={28} />
          <b className={classes.name}>Meridian</b>
          <nav className={classes.nav} aria-label={t('nav')}>
            <Later>
              <WorkingAs />
            </Later>
            <Button variant="subtle" component="a" href="#/how" leftSection={<IconBook aria-hidden />}>
              {t('how')}
            </Button>
            <Button variant="subtle" component="a" href="#/settings" leftSection={<IconSettings aria-hidden />}>
              {t('settings')}
            </Button>
          </nav>
        </header>
        <main className={classes.main}>
          <section>
            <h1 className={classes.title}>{t('title')}</h1>
            <p className={classes.lead}>{t('lead')}</p>
            <div className={classes.actions}>
              <UnstyledButton component="a" href="#/new" className={classes.act!} data-go>
                {words(IconPlus, t('new.title'), t('new.detail'))}
              </UnstyledButton>
              <UnstyledButton component="a" href="#/join" className={classes.act!}>
                {words(IconMail, t('join.title'), t('join.detail'))}
              </UnstyledButton>
              <UnstyledButton className={classes.act!} onClick={openFile}>
                {words(IconFolderOpen, t('open.title'), t('open.detail'))}
              </UnstyledButton>
              <UnstyledButton className={classes.act!} onClick={openSample}>
                {words(IconEye, t('sample.title'), t('sample.detail'))}
              </UnstyledButton>
            </div>
          </section>
          <section aria-labelledby="recent">
            <h2 id="recent" className={classes.recent}>
              {t('recent.title')}
            </h2>
            {unsaved !== null && (
              <div className={classes.failure}>
                <FailureAlert error={unsaved} />
              </div>
            )}
            {left !== null && (
              <div className={classes.failure}>
                <FailureAlert error={left} onClose={() => failures.set(null)} />
              </div>
            )}
            {failure !== null && (
              <div className={classes.failure}>
                <FailureAlert error={failure} onClose={dismiss} />
              </div>
            )}
            {isBusy && (
              <div className={classes.failure}>
                <Loading title={t('busy.sample')} />
              </div>
            )}
            <RecentWorkspaces isReady={isLeft} />
            <BackupsLink />
          </section>
        </main>
        <footer className={classes.footer}>
          <span>{t('version', { version })}</span>
          <span>{t('offline')}</span>
          <span className={classes.end}>{t('invented')}</span>
        </footer>
      </div>
    </>
  )
}
