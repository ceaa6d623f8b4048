import { useTranslation } from 'react-i18next'
import type { SectionChange } from '#shared/exchange/changes'
import classes from './Brought.module.css'

/** The sections that differ, by name, with what happened to them. */
export function BroughtSections({
  sections,
  names,
}: {
  readonly sections: readonly SectionChange[]
  readonly names: number
}) {
  const { t } = useTranslation('receive')
  const rest = sections.length - names
  function what({ how, hasOtherText, words: { before, after } }: SectionChange): string {
    if (how === 'removed') return t('section.removed')
    if (how !== 'changed') return t(`section.${how}`, { count: after })
    return hasOtherText ? t('section.text', { before, count: after }) : t('section.details')
  }
  return (
    <ul className={classes.names}>
      {sections.slice(0, names).map(section => (
        <li key={section.id}>
          <bdi>{section.name || t('section.untitled')}</bdi>: {what(section)}
        </li>
      ))}
      {rest > 0 && <li>{t('list.more', { count: rest })}</li>}
    </ul>
  )
}
