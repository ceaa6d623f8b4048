import { useTranslation } from 'react-i18next'
import { SectionPart, type Section, type SectionId } from '#shared/draft/section'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { useReadable } from '../../workspace/useReadable'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { AddSectionMenu } from './AddSectionMenu'
import classes from './Outline.module.css'
import { useSeenSections } from './useSeenSections'
import { OutlineEntry } from './OutlineEntry'
import { OutlinePart } from './OutlinePart'
import { SectionMenu } from './SectionMenu'
import type { Outline as Sections } from './useOutline'
import type { SectionActions } from './useSectionActions'

interface OutlineProps {
  readonly outline: Sections
  /** The section in view. */
  readonly current: SectionId | null
  readonly actions: SectionActions
  /** Sections and words of the whole draft, as far as they are counted. */
  readonly total: string
  /** Open comments by section. */
  readonly comments: ReadonlyMap<SectionId, number>
  readonly onGo: (id: SectionId) => void
  readonly onRename: (id: SectionId) => void
  readonly onDetails: (id: SectionId) => void
}

/** The sections of the strategy with their state: to find one's way, and to put them in order. */
export function Outline({ outline, current, actions, total, comments, onGo, onRename, onDetails }: OutlineProps) {
  const { t } = useTranslation('draft')
  const isReadOnly = useReadOnly()
  const units = useReadable(useWorkspace().units)
  const marks = useSeenSections(current)
  const unitName = (section: Section) => {
    const unit = units.find(({ id }) => id === section.unit)
    return unit && (unit.abbreviation || unit.name)
  }
  const parts = SectionPart.options
    .map(part => ({ part, sections: outline.sections.filter(section => section.part === part) }))
    .filter(({ sections }) => sections.length > 0)
  return (
    <nav className={classes.outline} aria-label={t('outline.name')}>
      <p className={classes.total}>{total}</p>
      {parts.map(({ part, sections }) => (
        <div key={part}>
          {parts.length > 1 && <p className={classes.part}>{t(`outline.part.${part}`)}</p>}
          <OutlinePart sections={sections} label={t(`outline.part.${part}`)} onMove={actions.move}>
            {sections.map((section, place) => (
              <OutlineEntry
                key={section.id}
                section={section}
                number={outline.numbers.get(section.id)}
                unit={unitName(section)}
                comments={comments.get(section.id) ?? 0}
                isCurrent={section.id === current}
                isFixed={isReadOnly}
                isChanged={marks.has(section.id)}
                onGo={() => onGo(section.id)}
              >
                {!isReadOnly && (
                  <SectionMenu
                    section={section}
                    place={place}
                    count={sections.length}
                    actions={actions}
                    onRename={() => onRename(section.id)}
                    onDetails={() => onDetails(section.id)}
                  />
                )}
              </OutlineEntry>
            ))}
          </OutlinePart>
        </div>
      ))}
      {!isReadOnly && <AddSectionMenu sections={outline.sections} actions={actions} onAdded={onRename} />}
    </nav>
  )
}
