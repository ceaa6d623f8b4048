import { useTranslation } from 'react-i18next'

/** Advice for one tab of the profile, as short paragraphs under short heads. */
export function ProfileGuidance({ tab }: { readonly tab: string }) {
  const { t } = useTranslation('profile')
  const parts = t(`guidance.${tab}.parts`, { returnObjects: true }) as readonly { head: string; body: string }[]
  return parts.map(({ head, body }) => (
    <section key={head}>
      <h3>{head}</h3>
      <p>{body}</p>
    </section>
  ))
}
