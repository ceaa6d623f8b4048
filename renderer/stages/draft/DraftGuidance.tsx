import { useTranslation } from 'react-i18next'
import type { Section } from '#shared/draft/section'
import { formatNumber } from '../../ui/format'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { shortcutText } from '../../ui/shortcutText'
import { outlineSection } from './strategyOutline'
import classes from './DraftGuidance.module.css'

const keys = [
  ['mod+F', 'keyFind'],
  ['alt+F10', 'keyToolbar'],
  ['Esc', 'keyLeave'],
  ['mod+Home', 'keyEnds'],
  ['Enter', 'keyDetails'],
] as const

/** What the section in view is for, what it should answer, and when it is ready. */
export function DraftGuidance({ section }: { readonly section: Section | undefined }) {
  const { t } = useTranslation('draft')
  const hasKeys = !useReadOnly() && section !== undefined
  const source = outlineSection(section?.outline ?? null)
  return (
    <>
      {section && (
        <h3>
          <bdi>{section.title || t('section.untitled')}</bdi>
        </h3>
      )}
      {source ? (
        <>
          <p className={classes.purpose}>{source.purpose}</p>
          <h3>{t('guidance.questions')}</h3>
          <ul>
            {source.guidingQuestions.map(question => (
              <li key={question}>{question}</li>
            ))}
          </ul>
          <h3>{t('guidance.checklist')}</h3>
          <ul>
            {source.checklist.map(check => (
              <li key={check}>{check}</li>
            ))}
          </ul>
          {section?.targetWords && (
            <p>{t('guidance.words', { count: section.targetWords, number: formatNumber(section.targetWords) })}</p>
          )}
        </>
      ) : (
        <p>{section ? t('guidance.none') : t('guidance.choose')}</p>
      )}
      {hasKeys && <h3>{t('guidance.keys')}</h3>}
      {hasKeys && (
        <dl className={classes.keys}>
          {keys.map(([key, name]) => (
            <div key={name}>
              <dt>{t(`guidance.${name}`)}</dt>
              <dd>
                <kbd>{shortcutText(key)}</kbd>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
