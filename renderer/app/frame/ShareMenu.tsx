import { Button, Menu, Text } from '@mantine/core'
import {
  IconArchive,
  IconFileZip,
  IconFolderOpen,
  IconHistory,
  IconFolders,
  IconInbox,
  IconMail,
  IconPhoto,
  IconShare2,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { useCommands, type Command } from '../../ui/commands'
import { formatBytes } from '../../ui/format'
import { screenPath } from '../../workspace/screens'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useChooseFile } from '../receive/useChooseFile'
import { useRights } from '../workspace/people/useRights'
import { useExchangeFile } from '../workspace/useExchangeFile'
import { SendMail } from './SendMail'

/**
 * Share: the way to inviting people, and the whole workspace as a file, or what a reader said of it, to be sent by e-mail
 * or carried on a stick. Sizes are said before saving.
 */
export function ShareMenu({
  isHidden,
}: {
  /** Offers the commands only, where the header has no room. */ readonly isHidden: boolean
}) {
  const { t } = useTranslation('send')
  const { t: frame } = useTranslation('frame')
  const { t: setAside } = useTranslation('setAside')
  const { t: folder } = useTranslation('folder')
  const { id, readOnly } = useOpened()
  const [, navigate] = useHashLocation()
  const exchange = useExchangeFile()
  const { sending, measured, measure, save } = exchange
  const [isWriting, setWriting] = useState(false)
  const write = () => {
    measure()
    setWriting(true)
  }
  const openFile = useChooseFile()
  const { canInvite } = useRights()
  const invite = () => navigate(screenPath(id, 'people'))
  const showFolder = () => navigate(screenPath(id, 'people', 'folder'))
  const showReceived = () => navigate(screenPath(id, 'settings', 'received'))
  const showSetAside = () => navigate(screenPath(id, 'settings', 'aside'))
  const restore = () => navigate(screenPath(id, 'settings', 'restore'))
  const command = (name: string, icon: Icon, label: string, run: () => void): Command => ({
    id: name,
    icon,
    label,
    group: 'do',
    run,
  })
  const saving = {
    writer: [
      command('share.whole', IconPhoto, t('command'), () => void save(true)),
      command('share.light', IconFileZip, t('commandLight'), () => void save(false)),
    ],
    reader: [command('share.reader', IconFileZip, t('commandReader'), () => void save(false))],
    stranger: [],
  }[sending]
  useCommands(
    [
      ...(canInvite ? [command('share.invite', IconUserPlus, t('invite'), invite)] : []),
      ...saving,
      ...(sending === 'stranger' ? [] : [command('share.mail', IconMail, t('commandMail'), write)]),
      command('share.open', IconFolderOpen, t('openFile'), openFile),
      command('share.received', IconInbox, t('received'), showReceived),
      {
        ...command('share.setAside', IconArchive, setAside('command'), showSetAside),
        keywords: setAside('keywords', { returnObjects: true }) as readonly string[],
      },
      ...(readOnly === null ? [command('share.restore', IconHistory, t('restore'), restore)] : []),
      command('share.folder', IconFolders, folder('command'), showFolder),
    ],
    'everywhere',
  )
  const size = (bytes: number | undefined) => (bytes === undefined ? t('measuring') : formatBytes(bytes))
  const detail = (text: string) => (
    <Text component="span" display="block" size="xs" c="dimmed">
      {text}
    </Text>
  )
  const mail = <SendMail exchange={exchange} opened={isWriting} onClose={() => setWriting(false)} />
  if (isHidden) return mail
  return (
    <>
      {/* in the banner, so that what is read there stays within a landmark */}
      <Menu position="bottom-end" width={320} withinPortal={false} onOpen={measure}>
        <Menu.Target>
          <Button leftSection={<IconShare2 aria-hidden />}>{frame('share.button')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {canInvite && (
            <>
              <Menu.Item leftSection={<IconUserPlus aria-hidden />} onClick={invite}>
                {t('invite')}
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Label>{t(sending === 'reader' ? 'titleReader' : 'title')}</Menu.Label>
          {sending === 'writer' && (
            <>
              <Menu.Item leftSection={<IconPhoto aria-hidden />} onClick={() => void save(true)}>
                {t('withPictures')}
                {detail(size(measured?.whole))}
              </Menu.Item>
              <Menu.Item leftSection={<IconFileZip aria-hidden />} onClick={() => void save(false)}>
                {t('withoutPictures')}
                {detail(size(measured?.light))}
              </Menu.Item>
            </>
          )}
          {sending === 'reader' && (
            <Menu.Item leftSection={<IconFileZip aria-hidden />} onClick={() => void save(false)}>
              {t('reader')}
              {detail(measured ? t('readerDetail', { size: formatBytes(measured.light) }) : t('measuring'))}
            </Menu.Item>
          )}
          {sending === 'stranger' ? (
            <Text px="sm" pb="xs" size="sm">
              {t('stranger')}
            </Text>
          ) : (
            <Menu.Item leftSection={<IconMail aria-hidden />} onClick={write}>
              {t('mail')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconFolderOpen aria-hidden />} onClick={openFile}>
            {t('openFile')}
          </Menu.Item>
          <Menu.Item leftSection={<IconInbox aria-hidden />} onClick={showReceived}>
            {t('received')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArchive aria-hidden />} onClick={showSetAside}>
            {setAside('command')}
          </Menu.Item>
          {readOnly === null && (
            <Menu.Item leftSection={<IconHistory aria-hidden />} onClick={restore}>
              {t('restore')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconFolders aria-hidden />} onClick={showFolder}>
            {folder('title')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {mail}
    </>
  )
}
