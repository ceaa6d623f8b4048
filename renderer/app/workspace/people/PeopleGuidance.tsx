import { useTranslation } from 'react-i18next'
import { Role } from '#shared/identity/access'

/** What roles allow, how somebody joins, and where "last heard of" comes from. */
export function PeopleGuidance() {
  const { t } = useTranslation('people')
  return (
    <>
      <p>{t('guidance.lead')}</p>
      {Role.options.map(role => (
        <section key={role}>
          <h3>{t(`role.${role}.title`)}</h3>
          <p>{t(`role.${role}.may`)}</p>
        </section>
      ))}
      {(['states', 'seen'] as const).map(part => (
        <section key={part}>
          <h3>{t(`guidance.${part}.head`)}</h3>
          <p>{t(`guidance.${part}.body`)}</p>
        </section>
      ))}
    </>
  )
}
