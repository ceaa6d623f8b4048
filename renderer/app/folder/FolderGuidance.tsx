import { useTranslation } from 'react-i18next'

const topics = ['when', 'what', 'not', 'join'] as const

/** What a shared folder is good for, and what it is not. */
export function FolderGuidance() {
  const { t } = useTranslation('folder')
  return (
    <>
      <p>{t('guidance.lead')}</p>
      {topics.map(topic => (
        <section key={topic}>
          <h3>{t(`guidance.${topic}.title`)}</h3>
          <p>{t(`guidance.${topic}.body`)}</p>
        </section>
      ))}
    </>
  )
}
