import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Section } from '#shared/draft/section'
import { FacesInSection } from './FacesInSection'
import classes from './Outline.module.css'

interface OutlineEntryProps {
  readonly section: Section
  readonly number: string | undefined
  readonly unit: string | undefined
  /** How many open comments stand in it. */
  readonly comments: number
  readonly isCurrent: boolean
  readonly isFixed: boolean
  /** Whether a file changed it since this person last looked. */
  readonly isChanged: boolean
  readonly onGo: () => void
  readonly children?: ReactNode
}

/** A section in the outline: number, title, state in words. Enter goes there, Space lifts it. */
export function OutlineEntry({
  section,
  number,
  unit,
  comments,
  isCurrent,
  isFixed,
  isChanged,
  onGo,
  children,
}: OutlineEntryProps) {
  const { t } = useTranslation('draft')
  const { t: said } = useTranslation('comments')
  const { t: received } = useTranslation('receive')
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: section.id,
    disabled: isFixed,
  })
  const state = t(`section.states.${section.state}`)
  const { role: _role, tabIndex: _tabIndex, ...described } = attributes
  return (
    <li
      ref={setNodeRef}
      className={classes.entry}
      data-current={isCurrent || undefined}
      data-lifted={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <UnstyledButton
        ref={setActivatorNodeRef}
        className={classes.go!}
        onClick={onGo}
        {...(isCurrent && { 'aria-current': 'true' })}
        {...(isFixed ? {} : { ...described, ...listeners })}
      >
        <span className={classes.number}>{number}</span>
        <b dir="auto">{section.title || t('section.untitled')}</b>
        <small>
          {section.state === 'agreed' && <IconCheck aria-hidden />}
          {unit === undefined ? state : t('outline.entryState', { state, unit })}
        </small>
        {comments > 0 && <small>{said('count', { count: comments })}</small>}
        <span className={classes.people}>
          <FacesInSection section={section.id} />
        </span>
        {isChanged && <small className={classes.changed}>{received('marks.section')}</small>}
      </UnstyledButton>
      {children}
    </li>
  )
}
