import { NavLink, ScrollArea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { unbrokenPeriods } from '../../ui/unbrokenPeriods'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'
import { places, screenHref, stages, type Screen } from '../../workspace/screens'
import { screenIcons } from '../stageScreens'
import { useMarks } from '../receive/useMarks'
import { useStageStates } from '../workspace/useStageStates'
import { FacesAt } from './FacesAt'
import { Mark } from './Mark'
import classes from './Rail.module.css'

/** Letters from which the short name of an institution stands for it. */
const longName = 32

interface RailProps {
  readonly current: Screen
  /** Icons over names, without the second line, for stages that need the width. */
  readonly isCompact?: boolean
  readonly onNavigate?: () => void
}

/** The rail: home, the eight stages with where they stand, and what belongs to the workspace as a whole. */
export function Rail({ current, isCompact = false, onNavigate }: RailProps) {
  const { t } = useTranslation('frame')
  const { t: name } = useTranslation('stages')
  const { id, workspace } = useOpened()
  const { institution, shortName, title } = useReadable(workspace.profile)
  const states = useStageStates()
  const { t: received } = useTranslation('receive')
  const marks = useMarks(current)

  const link = (screen: Screen, state?: string) => {
    const Icon = screenIcons[screen]
    const changed = marks.has(screen) && <span className={classes.changed}>{received('marks.changed')}</span>
    return (
      <NavLink
        key={screen}
        component="a"
        href={screenHref(id, screen)}
        className={classes.link!}
        label={name(screen)}
        description={isCompact ? changed : state}
        leftSection={<Icon aria-hidden />}
        rightSection={
          <>
            {!isCompact && changed}
            <FacesAt screen={screen} most={isCompact ? 1 : 3} />
          </>
        }
        aria-current={screen === current ? 'page' : undefined}
        {...(onNavigate && { onClick: onNavigate })}
      />
    )
  }
  return (
    <div className={classes.rail} data-compact={isCompact || undefined}>
      <nav aria-label={t('rail.workspaces')}>
        <a
          className={classes.home}
          href="#/"
          aria-label={t('rail.home')}
          title={[institution, title].filter(Boolean).join('\n')}
          {...(onNavigate && { onClick: onNavigate })}
        >
          <Mark />
          {!isCompact && (
            <span className={classes.names}>
              <b>
                <bdi>{(institution.length > longName && shortName) || institution || t('rail.noInstitution')}</bdi>
              </b>
              <small>
                <bdi>{title ? unbrokenPeriods(title) : t('rail.noTitle')}</bdi>
              </small>
            </span>
          )}
        </a>
      </nav>
      <ScrollArea className={classes.scroll!} type="auto" scrollbarSize={isCompact ? 4 : 8}>
        <nav aria-label={t('rail.stages')}>{stages.map(stage => link(stage, states[stage]))}</nav>
      </ScrollArea>
      <nav aria-label={t('rail.workspace')} className={classes.foot}>
        {places.map(place => link(place))}
      </nav>
    </div>
  )
}
