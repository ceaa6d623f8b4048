import { Button, Group, Stack, Text, TextInput, Textarea } from '@mantine/core'
import { IconCopy, IconDownload, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { utf8 } from '#shared/base/bytes'
import { usePlatform } from '../../../platform/PlatformContext'
import { formatDay } from '../../../ui/format'
import { notify } from '../../../ui/notify'
import { useFrame } from '../../frame/FrameContext'
import { isLoopback, mailtoOf } from './inviteLinks'
import { useCopy } from './useCopy'
import { useInviteHost, type Invitation } from './useInvitation'

/** One invite, three ways to hand it over: link, file, e-mail. */
export function HandOutCard({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation('people')
  const platform = usePlatform()
  const { fail } = useFrame()
  const copy = useCopy()
  const host = useInviteHost()
  const { participant, handOut, links, fileName, subject, text, shortText } = invitation
  const link = links.web ?? links.desktop
  const isHereOnly = isLoopback(link)

  async function saveFile(): Promise<void> {
    try {
      const place = await platform.saveFile(fileName, utf8(`${handOut.token}\n`))
      if (place !== null) notify({ message: t('hand.saved', { name: place }) })
    } catch (error) {
      fail(error)
    }
  }
  async function write(): Promise<void> {
    const mail = mailtoOf(participant.email, subject, text) ?? mailtoOf(participant.email, subject, shortText)
    if (mail) return platform.openLink(mail)
    await copy(text, t('hand.pasteText'))
    platform.openLink(`mailto:${encodeURIComponent(participant.email)}?subject=${encodeURIComponent(subject)}`)
  }

  return (
    <Stack gap="sm">
      <Text c="dimmed">{t('hand.until', { when: formatDay(handOut.expires) })}</Text>
      <TextInput
        label={t(links.web ? 'hand.web' : 'hand.desktop')}
        description={t(links.web ? 'hand.webHelp' : 'hand.desktopHelp')}
        readOnly
        value={link}
        dir="ltr"
        onFocus={event => event.currentTarget.select()}
      />
      {isHereOnly && <Text>{t(host ? 'hand.hostHereOnly' : 'hand.hereOnly')}</Text>}
      <Group gap="xs">
        <Button
          variant="filled"
          leftSection={<IconCopy aria-hidden />}
          onClick={() => void copy(link, t('hand.linkCopied', { name: participant.name }))}
        >
          {t('hand.copyLink')}
        </Button>
        {links.web && (
          <Button
            leftSection={<IconCopy aria-hidden />}
            onClick={() => void copy(links.desktop, t('hand.linkCopied', { name: participant.name }))}
          >
            {t('hand.copyDesktop')}
          </Button>
        )}
        <Button leftSection={<IconDownload aria-hidden />} onClick={() => void saveFile()}>
          {t('hand.saveFile')}
        </Button>
      </Group>
      <Textarea label={t('hand.mail')} readOnly minRows={4} maxRows={9} value={text} />
      <Group gap="xs">
        <Button leftSection={<IconMail aria-hidden />} onClick={() => void write()}>
          {t('hand.write')}
        </Button>
        <Button leftSection={<IconCopy aria-hidden />} onClick={() => void copy(text, t('hand.textCopied'))}>
          {t('hand.copyText')}
        </Button>
      </Group>
    </Stack>
  )
}
