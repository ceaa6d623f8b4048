import { Alert, Button, Group, Input, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconCopy, IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { utf8 } from '#shared/base/bytes'
import { usePlatform } from '../../../platform/PlatformContext'
import { FailureAlert } from '../../../ui/FailureAlert'
import { formatMoment } from '../../../ui/format'
import { announce } from '../../../ui/LiveRegions'
import { notify } from '../../../ui/notify'
import type { HandOut } from '../../../workspace/invite'
import { linkHours, makeOwnLink } from '../../../workspace/ownLink'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { useExchangeFile } from '../useExchangeFile'
import type { Show } from './beside'
import { inviteLinks, isLoopback } from './inviteLinks'
import { SideDrawer } from './SideDrawer'
import { useCopy } from './useCopy'
import { useDoing } from './useDoing'
import { useInviteHost } from './useInvitation'

const choices = [1, linkHours, 7 * 24]

/** A link with which this person sets up a further computer of their own, in whatever role they are. */
export function OwnComputerDrawer({ show }: { readonly show: Show }) {
  const { t } = useTranslation('computers')
  const { t: people } = useTranslation('people')
  const opened = useOpened()
  const host = useInviteHost()
  const { members } = useReadable(opened.statements)
  const { title, institution } = useReadable(opened.workspace.profile)
  const { isBusy, failure, run, dismiss } = useDoing()
  const { save, sending } = useExchangeFile()
  const [hours, setHours] = useState(linkHours)
  const [made, setMade] = useState<HandOut | null>(null)
  const isUsed = made !== null && !members.get(opened.me.id)?.links.has(made.key)

  const make = () =>
    run(async () => {
      setMade(await makeOwnLink(opened, { title, institution }, host, hours))
      announce(t('made'))
    })

  return (
    <SideDrawer title={t('title')} onClose={() => show(null)}>
      <Stack>
        {failure !== null && <FailureAlert error={failure} onClose={dismiss} />}
        {isUsed ? (
          <>
            <Text role="status">{t('in')}</Text>
            <Group>
              <Button variant="filled" onClick={() => show({ kind: 'person', id: opened.me.id })}>
                {t('show')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Text>{t('lead')}</Text>
            <Text>{t('secret')}</Text>
            {host === null && (
              <Alert icon={<IconInfoCircle aria-hidden />} title={t('noHost.title')}>
                {t(sending === 'writer' ? 'noHost.body' : 'noHost.reader')}
                {sending === 'writer' && (
                  <Group mt="sm">
                    <Button size="xs" leftSection={<IconDownload aria-hidden />} onClick={() => void save(true)}>
                      {people('noHost.file')}
                    </Button>
                  </Group>
                )}
              </Alert>
            )}
            {made ? (
              <MadeLink made={made} />
            ) : (
              <>
                <Input.Wrapper label={t('hours')} labelElement="div">
                  <div>
                    <SegmentedControl
                      aria-label={t('hours')}
                      value={String(hours)}
                      onChange={value => setHours(Number(value))}
                      data={choices.map(value => ({
                        value: String(value),
                        label: value < 24 ? t('hour', { count: value }) : t('day', { count: value / 24 }),
                      }))}
                    />
                  </div>
                </Input.Wrapper>
                <Group>
                  <Button variant="filled" loading={isBusy} onClick={() => void make()} data-autofocus>
                    {t('make')}
                  </Button>
                </Group>
              </>
            )}
          </>
        )}
      </Stack>
    </SideDrawer>
  )
}

function MadeLink({ made }: { readonly made: HandOut }) {
  const { t } = useTranslation('computers')
  const { t: people } = useTranslation('people')
  const platform = usePlatform()
  const host = useInviteHost()
  const copy = useCopy()
  const { failure, run, dismiss } = useDoing()
  const links = inviteLinks(made.token, host, platform.shell === 'browser' ? window.location.href : null)
  const link = links.web ?? links.desktop

  const saveFile = () =>
    run(async () => {
      const place = await platform.saveFile(`${t('file')}.meridian-invite`, utf8(`${made.token}\n`))
      if (place !== null) notify({ message: t('saved', { name: place }) })
    })

  return (
    <Stack gap="sm">
      {failure !== null && <FailureAlert error={failure} onClose={dismiss} />}
      <Text c="dimmed">{t('until', { when: formatMoment(made.expires) })}</Text>
      <TextInput
        label={people(links.web ? 'hand.web' : 'hand.desktop')}
        description={people(links.web ? 'hand.webHelp' : 'hand.desktopHelp')}
        readOnly
        value={link}
        dir="ltr"
        onFocus={event => event.currentTarget.select()}
      />
      {isLoopback(link) && <Text>{t('hereOnly')}</Text>}
      <Group gap="xs">
        <Button
          variant="filled"
          leftSection={<IconCopy aria-hidden />}
          onClick={() => void copy(link, t('linkCopied'))}
          data-autofocus
        >
          {people('hand.copyLink')}
        </Button>
        {links.web && (
          <Button leftSection={<IconCopy aria-hidden />} onClick={() => void copy(links.desktop, t('linkCopied'))}>
            {people('hand.copyDesktop')}
          </Button>
        )}
        <Button leftSection={<IconDownload aria-hidden />} onClick={() => void saveFile()}>
          {t('saveFile')}
        </Button>
      </Group>
      <Text>{t('once')}</Text>
    </Stack>
  )
}
