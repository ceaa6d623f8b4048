import { useTranslation } from 'react-i18next'

const topics = ['what', 'which', 'trust'] as const

/** What a host is and can be, for somebody who has never had one. */
export function HostGuidance() {
  const { t } = useTranslation('hosting')
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
