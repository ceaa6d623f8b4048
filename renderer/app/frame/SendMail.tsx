import { Button, Drawer, Group, Stack, Textarea } from '@mantine/core'
import { IconCopy, IconDownload, IconMail } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../platform/PlatformContext'
import { formatBytes, formatDay, formatTime } from '../../ui/format'
import { notify } from '../../ui/notify'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import type { useExchangeFile } from '../workspace/useExchangeFile'
import { useFrame } from './FrameContext'

interface SendMailProps {
  readonly exchange: ReturnType<typeof useExchangeFile>
  readonly opened: boolean
  readonly onClose: () => void
}

/** The e-mail that goes with an exchange file: what it is, how to open it, ready to be copied or opened. */
export function SendMail({ exchange, opened, onClose }: SendMailProps) {
  const { t } = useTranslation('send')
  const { me, workspace } = useOpened()
  const profile = useReadable(workspace.profile)
  const platform = usePlatform()
  const { fail } = useFrame()
  const { sending, measured, save } = exchange
  const isReader = sending === 'reader'
  const file = measured?.name ?? ''
  const title = profile.title || profile.institution
  const now = measured?.at ?? 0
  const { subject, body } = useMemo(() => {
    const facts = { title, file, name: me.name, when: `${formatDay(now)}, ${formatTime(now)}` }
    return { subject: t('subject', { title, day: formatDay(now) }), body: t(isReader ? 'bodyReader' : 'body', facts) }
  }, [t, title, file, me.name, isReader, now])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(body)
      notify({ message: t('panel.copied') })
    } catch (error) {
      fail(error)
    }
  }
  const label = (words: string, bytes: number | undefined) =>
    bytes === undefined ? words : `${words}, ${formatBytes(bytes)}`
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="30rem"
      title={t(isReader ? 'panel.titleReader' : 'panel.title')}
      closeButtonProps={{ 'aria-label': t('panel.close') }}
    >
      <Stack gap="md">
        <section>
          <h3>{t('panel.save')}</h3>
          <p>{t('panel.saveBody')}</p>
          {!isReader && <p>{t('panel.mailbox')}</p>}
          <Stack gap="xs" mt="xs" align="start">
            {!isReader && (
              <Button leftSection={<IconDownload aria-hidden />} onClick={() => void save(true)}>
                {label(t('withPictures'), measured?.whole)}
              </Button>
            )}
            <Button leftSection={<IconDownload aria-hidden />} onClick={() => void save(false)}>
              {label(t(isReader ? 'reader' : 'withoutPictures'), measured?.light)}
            </Button>
          </Stack>
        </section>
        <section>
          <h3>{t('panel.text')}</h3>
          <Textarea label={t('panel.subject')} value={subject} readOnly minRows={1} mt="xs" dir="auto" />
          <Textarea label={t('panel.body')} value={body} readOnly autosize mt="xs" dir="auto" />
          <Group gap="xs" mt="sm">
            <Button
              variant="filled"
              leftSection={<IconMail aria-hidden />}
              onClick={() =>
                platform.openLink(`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`)
              }
            >
              {t('panel.open')}
            </Button>
            <Button leftSection={<IconCopy aria-hidden />} onClick={() => void copy()}>
              {t('panel.copy')}
            </Button>
          </Group>
        </section>
      </Stack>
    </Drawer>
  )
}
