import { IconFileZip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../platform/PlatformContext'
import { formatMoment } from '../../ui/format'
import { fileMemory } from '../../workspace/fileMemory'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'

/** Where there is neither host nor shared folder: since when a page's work is in no file. Nothing while nothing is to be said. */
export function KeptFact({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation('storage')
  const { shell } = usePlatform()
  const { id, live, folder } = useOpened()
  const { since, takenAt } = useReadable(fileMemory(id))
  const status = useReadable(live.status)
  const side = useReadable(folder.side)
  if (shell !== 'browser' || status.state !== 'alone' || side || (since === null && takenAt === null)) return null
  const sentence = () => {
    if (takenAt === null) return t('line.none')
    return t(since === null ? 'line.taken' : 'line.since', { when: formatMoment(takenAt) })
  }
  return (
    <span className={className}>
      <IconFileZip aria-hidden />
      {sentence()}
    </span>
  )
}
