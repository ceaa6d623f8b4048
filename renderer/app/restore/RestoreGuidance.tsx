import { useTranslation } from 'react-i18next'

/** What restoring is, and what other ways there are. */
export function RestoreGuidance() {
  const { t } = useTranslation('restore')
  return (
    <>
      <p>{t('guidance.edit')}</p>
      <p>{t('guidance.bin')}</p>
      <p>{t('guidance.comments')}</p>
    </>
  )
}
