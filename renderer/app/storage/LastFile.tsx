import { IconFileZip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceId } from '#shared/workspace/documents'
import { formatMoment } from '../../ui/format'
import { fileMemory } from '../../workspace/fileMemory'
import { useReadable } from '../../workspace/useReadable'

/** When the last exchange file of a workspace was saved here; nothing where none was. */
export function LastFile({ id }: { readonly id: WorkspaceId }) {
  const { t } = useTranslation('storage')
  const { takenAt } = useReadable(fileMemory(id))
  if (takenAt === null) return null
  return (
    <span>
      <IconFileZip aria-hidden />
      {t('line.taken', { when: formatMoment(takenAt) })}
    </span>
  )
}
