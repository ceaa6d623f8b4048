import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services'

/** The way to the backups of this computer, for a workspace that is not in the list any more. */
export function BackupsLink() {
  const { t } = useTranslation('home')
  const { backups } = useServices().platform
  if (!backups) return null
  return (
    <Anchor href="#/settings/backups" display="block" mt="sm">
      {t('recent.backups')}
    </Anchor>
  )
}
