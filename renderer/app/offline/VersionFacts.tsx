import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../platform/PlatformContext'
import { useReadable } from '../../workspace/useReadable'
import { version } from '../version'
import { offlineShell } from './offlineShell'

/** Which version runs, and whether it opens without a network. */
export function VersionFacts() {
  const { t } = useTranslation('offline')
  const { t: home } = useTranslation('home')
  const platform = usePlatform()
  const revision = useReadable(offlineShell.revision)
  if (platform.shell === 'desktop') return <p>{home('version', { version })}</p>
  return (
    <>
      <p>{revision === null ? home('version', { version }) : t('version.build', { version, revision })}</p>
      <p>{t(revision === null ? 'version.notKept' : 'version.kept')}</p>
    </>
  )
}
