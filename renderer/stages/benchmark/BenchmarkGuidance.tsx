import { useTranslation } from 'react-i18next'

/** How to choose indicators or peers fairly. */
export function BenchmarkGuidance({ about }: { readonly about: 'indicators' | 'peers' | 'values' }) {
  const { t } = useTranslation('benchmark')
  const rules = t(`guide.${about}`, { returnObjects: true }) as unknown as readonly { title: string; text: string }[]
  return (
    <>
      {rules.map(({ title, text }) => (
        <section key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </section>
      ))}
    </>
  )
}
