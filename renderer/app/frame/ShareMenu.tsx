import { Button, Menu, Text } from '@mantine/core'
import { IconFileZip, IconPhoto, IconShare2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../ui/commands'
import { formatBytes } from '../../ui/format'
import { useExchangeFile } from '../workspace/useExchangeFile'

/** Share: the whole workspace as a file, to be sent by e-mail or carried on a stick. Sizes are said before saving. */
export function ShareMenu({
  isHidden,
}: {
  /** Offers the commands only, where the header has no room. */ readonly isHidden: boolean
}) {
  const { t } = useTranslation('frame')
  const { sizes, measure, save } = useExchangeFile()
  useCommands([
    { id: 'share.whole', label: t('share.command'), group: 'do', run: () => void save(true) },
    { id: 'share.light', label: t('share.commandLight'), group: 'do', run: () => void save(false) },
  ])
  const size = (bytes: number | undefined) => (bytes === undefined ? t('share.measuring') : formatBytes(bytes))
  if (isHidden) return null
  return (
    <Menu position="bottom-end" width={320} onOpen={measure}>
      <Menu.Target>
        <Button leftSection={<IconShare2 aria-hidden />}>{t('share.button')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('share.title')}</Menu.Label>
        <Menu.Item leftSection={<IconPhoto aria-hidden />} onClick={() => void save(true)}>
          {t('share.withPictures')}
          <Text component="span" display="block" size="xs" c="dimmed">
            {size(sizes?.whole)}
          </Text>
        </Menu.Item>
        <Menu.Item leftSection={<IconFileZip aria-hidden />} onClick={() => void save(false)}>
          {t('share.withoutPictures')}
          <Text component="span" display="block" size="xs" c="dimmed">
            {size(sizes?.light)}
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
