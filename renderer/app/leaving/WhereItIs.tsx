import { Alert, Button, Card, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconDownload, IconFileCheck, IconHelpCircle } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatMoment } from '../../ui/format'
import type { AtHost, Elsewhere, InFile, Whereabouts } from '../../workspace/leaving/elsewhere'
import type { OpenedWorkspace } from '../../workspace/opened'
import { screenHref } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useServices } from '../services'
import classes from './Leaving.module.css'

interface WhereItIsProps {
  readonly opened: OpenedWorkspace
  readonly whereabouts: Whereabouts
}

const isGood = (state: (AtHost | Elsewhere['folder'] | InFile)['state']) => state === 'all' || state === 'checked'

/** Whether what was written here is somewhere else too, place by place, with what can be done about it. */
export function WhereItIs({ opened, whereabouts }: WhereItIsProps) {
  const { t } = useTranslation('leaving')
  const { platform } = useServices()
  const elsewhere = useReadable(whereabouts)
  const { host, folder, file, aside, isSafe, isWritten } = elsewhere
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  async function run(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const take = () => run(() => whereabouts.takeFile(platform.saveFile))
  const check = () =>
    run(async () => {
      const chosen = await platform.openFile('meridian')
      if (chosen) await whereabouts.checkFile(chosen.bytes)
    })

  const hostWords = (): string => {
    if (host.state === 'none') return t('elsewhere.host.none')
    if (host.state === 'asking') return t('elsewhere.checking')
    if (host.state === 'all') return t('elsewhere.host.all', { host: host.host, when: formatMoment(host.at) })
    const facts = { host: host.host, count: host.changes }
    const lacks = host.changes > 0 ? t('elsewhere.host.waiting', facts) : t('elsewhere.host.never', facts)
    return host.isReached ? lacks : [lacks, t('elsewhere.host.offline')].join(' ')
  }
  const place = (name: string, isDone: boolean, words: string, tools?: ReactNode) => (
    <li key={name}>
      {isDone ? <IconCircleCheck aria-hidden data-good /> : <IconHelpCircle aria-hidden />}
      <span className={classes.words}>
        <b>{name}</b>
        <span>{words}</span>
        {tools && (
          <Group gap="xs" mt="xs">
            {tools}
          </Group>
        )}
      </span>
    </li>
  )
  const verdict = isSafe === null ? 'checking' : isSafe ? (isWritten ? 'safe' : 'nothing') : 'unsafe'
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">{t('elsewhere.head')}</h2>
      <Alert
        mt="xs"
        role="status"
        data-safe={verdict}
        {...(verdict === 'unsafe' && { color: 'red' })}
        icon={verdict === 'unsafe' ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
      >
        <Text fw={600}>{t(`elsewhere.${verdict}`)}</Text>
        {aside > 0 && (
          <>
            <Text>{t('elsewhere.aside', { count: aside })}</Text>
            <Group mt="xs">
              <Button size="xs" component="a" href={screenHref(opened.id, 'settings', 'aside')}>
                {t('elsewhere.asideShow')}
              </Button>
            </Group>
          </>
        )}
      </Alert>
      {failure !== null && <FailureAlert error={failure} onClose={() => setFailure(null)} />}
      {isWritten && (
        <Card component="ul" padding={0} mt="sm" className={classes.places!}>
          {place(
            t('elsewhere.host.name'),
            isGood(host.state),
            hostWords(),
            host.state === 'waiting' && !host.isReached && (
              <Button size="xs" onClick={() => opened.live.tryNow()}>
                {t('elsewhere.host.connect')}
              </Button>
            ),
          )}
          {folder.state !== 'none' &&
            place(
              t('elsewhere.folder.name'),
              isGood(folder.state),
              t(`elsewhere.folder.${folder.state}`, { folder: folder.folder }),
            )}
          {place(
            t('elsewhere.file.name'),
            isGood(file.state),
            file.state === 'none' ? t('elsewhere.file.none') : t(`elsewhere.file.${file.state}`, { name: file.name }),
            <>
              <Button size="xs" loading={isBusy} leftSection={<IconDownload aria-hidden />} onClick={() => void take()}>
                {t(file.state === 'none' ? 'elsewhere.file.take' : 'elsewhere.file.again')}
              </Button>
              {(file.state === 'taken' || file.state === 'other') && (
                <Button
                  size="xs"
                  loading={isBusy}
                  leftSection={<IconFileCheck aria-hidden />}
                  onClick={() => void check()}
                >
                  {t('elsewhere.file.check')}
                </Button>
              )}
            </>,
          )}
        </Card>
      )}
    </section>
  )
}
