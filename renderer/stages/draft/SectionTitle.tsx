import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Section } from '#shared/draft/section'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { SavedTextarea } from '../../ui/SavedTextarea'
import classes from './SectionTitle.module.css'

interface SectionTitleProps {
  readonly section: Section
  readonly number: string | undefined
  readonly headingId: string
  readonly onSave: (title: string) => void
  /** Leads into the text. */
  readonly onEnter: () => void
}

/** Number and title above a section's text; the title is written where it stands. */
export function SectionTitle({ section, number, headingId, onSave, onEnter }: SectionTitleProps) {
  const { t } = useTranslation('draft')
  const isReadOnly = useReadOnly()
  const title = section.title || t('section.untitled')
  const words = number === undefined ? title : t('outline.entry', { number, title })
  if (isReadOnly) {
    return (
      <h2 id={headingId} className={classes.head} data-title-of={section.id} dir="auto">
        {number !== undefined && <span className={classes.number}>{number}</span>}
        {title}
      </h2>
    )
  }
  return (
    <div className={classes.head} data-title-of={section.id}>
      <VisuallyHidden component="h2" id={headingId}>
        {words}
      </VisuallyHidden>
      {number !== undefined && (
        <span className={classes.number} aria-hidden>
          {number}
        </span>
      )}
      <SavedTextarea
        aria-label={number === undefined ? t('section.titleOfUnnumbered') : t('section.titleOf', { number })}
        variant="unstyled"
        autosize={false}
        rows={1}
        data-section-title={section.id}
        classNames={{ root: classes.field!, input: classes.input! }}
        placeholder={t('section.untitled')}
        value={section.title}
        onSave={text => onSave(text.replaceAll(/\s+/g, ' ').trim())}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          onEnter()
        }}
      />
    </div>
  )
}
