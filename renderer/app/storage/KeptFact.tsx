import { Button, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconDownload, IconFileZip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../platform/PlatformContext'
import { formatMoment } from '../../ui/format'
import { fileMemory } from '../../workspace/fileMemory'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useExchangeFile } from '../workspace/useExchangeFile'

export interface KeptFactProps {
  /** How a fact of the line looks. */
  readonly fact: string | undefined
  /** How one looks that opens more. */
  readonly opens: string | undefined
}

/**
 * Where there is neither host nor shared folder: since when a page's work is in no file, and the way to one. Nothing while
 * nothing is to be said.
 */
export function KeptFact({ fact, opens }: KeptFactProps) {
  const { t } = useTranslation('storage')
  const { shell } = usePlatform()
  const { id, live, folder } = useOpened()
  const { since, takenAt } = useReadable(fileMemory(id))
  const status = useReadable(live.status)
  const side = useReadable(folder.side)
  const { sending, save } = useExchangeFile()
  if (shell !== 'browser' || status.state !== 'alone' || side || (since === null && takenAt === null)) return null
  const sentence = () => {
    if (takenAt === null) return t('line.none')
    return t(since === null ? 'line.taken' : 'line.since', { when: formatMoment(takenAt) })
  }
  const words = (
    <>
      <IconFileZip aria-hidden />
      <span>{sentence()}</span>
    </>
  )
  if (sending === 'stranger') return <span className={fact}>{words}</span>
  return (
    <Popover position="top-start" width={320} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={`${fact} ${opens}`}>{words}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={sentence()}>
        <Stack gap="sm" align="start">
          <Text size="sm">{t('line.why')}</Text>
          <Button leftSection={<IconDownload aria-hidden />} onClick={() => void save(sending === 'writer')}>
            {t('save')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
