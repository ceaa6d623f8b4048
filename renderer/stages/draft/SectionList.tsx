import { memo, useLayoutEffect } from 'react'
import { SectionProse } from '../../editor/page/SectionProse'
import type { LivePage } from '../../editor/page/livePage'
import { useReadable } from '../../workspace/useReadable'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import classes from './DraftDesk.module.css'
import { FacesInSection } from './FacesInSection'
import { SectionTitle } from './SectionTitle'
import type { Outline } from './useOutline'
import type { SectionActions } from './useSectionActions'

interface SectionListProps {
  readonly page: LivePage
  readonly outline: Outline
  readonly actions: SectionActions
}

/** All sections, one below the other. */
export const SectionList = memo(function SectionList({ page, outline, actions }: SectionListProps) {
  const { language } = useReadable(useWorkspace().profile)
  const { sections, numbers } = outline
  useLayoutEffect(() => page.setOrder(sections.map(({ id }) => id)), [page, sections])
  return (
    <div className={classes.sections} lang={language}>
      {sections.map(section => {
        const headingId = `heading-${section.id}`
        return (
          <section key={section.id} className={classes.section} aria-labelledby={headingId}>
            <span className={classes.people}>
              <FacesInSection section={section.id} />
            </span>
            <SectionTitle
              section={section}
              number={numbers.get(section.id)}
              headingId={headingId}
              onSave={title => actions.rename(section.id, title)}
              onEnter={() => page.enter(section.id, { at: 'start' })}
            />
            <SectionProse page={page} id={section.id} labelledBy={headingId} />
          </section>
        )
      })}
    </div>
  )
})
