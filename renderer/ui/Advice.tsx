import { useTranslation } from 'react-i18next'

interface AdviceWords {
  readonly lead?: string
  readonly parts: readonly { readonly head: string; readonly body: string }[]
}

/** Advice for a screen: short paragraphs under short heads, as they stand at a place of the words of an area. */
export function Advice({ area, at = 'guidance' }: { readonly area: string; readonly at?: string }) {
  const { t } = useTranslation(area)
  const { lead, parts } = t(at, { returnObjects: true }) as unknown as AdviceWords
  return (
    <>
      {lead && <p>{lead}</p>}
      {parts.map(({ head, body }) => (
        <section key={head}>
          <h3>{head}</h3>
          <p>{body}</p>
        </section>
      ))}
    </>
  )
}
