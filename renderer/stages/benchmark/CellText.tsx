import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Value } from '#shared/benchmark/benchmark'
import { decimalsFor, figure } from '#shared/charts/numbers'
import { useSay } from './useSay'

/** A figure or a word, with what must not be said by marks alone. */
export function FigureText({ list, text }: { readonly list: readonly Value[]; readonly text: string }) {
  const { t } = useTranslation('benchmark')
  const [entry] = list
  const isEstimate = entry?.status === 'estimated' && text !== ''
  const isWord = entry !== undefined && entry.status !== 'measured' && entry.status !== 'estimated'
  return (
    <>
      {isEstimate && <sup aria-hidden>{t('grid.e')}</sup>}
      {isWord ? <i>{text}</i> : <bdi>{text}</bdi>}
      {text === '' && <VisuallyHidden>{t('grid.empty')}</VisuallyHidden>}
      {isEstimate && <VisuallyHidden>, {t('status.estimated')}</VisuallyHidden>}
      {list.length > 1 && <VisuallyHidden>, {t('grid.hasHistory')}</VisuallyHidden>}
    </>
  )
}

/** Where the figure of an entry comes from, with the numbers it is made of. */
export function SourceText({ entry }: { readonly entry: Value | undefined }) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  if (!entry) return null
  const { source, numerator, denominator } = entry
  if (numerator === null || denominator === null) return <span dir="auto">{source}</span>
  const number = (value: number) => figure(value, decimalsFor([value]), say)
  const parts = t('grid.parts', { numerator: number(numerator), denominator: number(denominator) })
  if (source.includes(parts)) return <span dir="auto">{source}</span>
  return <span dir="auto">{source ? t('grid.sourceParts', { source, parts }) : parts}</span>
}
