import { Alert } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionId } from '#shared/draft/section'
import '../prose.css'
import { useOpened } from '../../workspace/WorkspaceContext'
import { caretLayer } from '../presence/caretLayer'
import type { LivePage } from './livePage'
import classes from './SectionProse.module.css'

interface SectionProseProps {
  readonly page: LivePage
  readonly id: SectionId
  /** Id of the section's heading. */
  readonly labelledBy: string
}

/** The text of one section. What is inside belongs to the page, which swaps text and editor; React keeps its hands off. */
export function SectionProse({ page, id, labelledBy }: SectionProseProps) {
  const { t } = useTranslation('draft')
  const place = useRef<HTMLDivElement>(null)
  const carets = useRef<HTMLDivElement>(null)
  const opened = useOpened()
  const [isLocked, setLocked] = useState(false)
  useLayoutEffect(() => page.attach(id, place.current!, labelledBy, setLocked), [page, id, labelledBy])
  useLayoutEffect(() => caretLayer(opened).attach(id, place.current!, carets.current!), [opened, id])
  return (
    <>
      {isLocked && (
        <Alert icon={<IconLock aria-hidden />} title={t('locked.title')} mb="sm" maw="var(--measure)">
          {t('locked.body')}
        </Alert>
      )}
      <div className={classes.around}>
        <div ref={place} className={classes.place} tabIndex={-1} aria-labelledby={labelledBy} role="group" />
        <div ref={carets} aria-hidden />
      </div>
    </>
  )
}
