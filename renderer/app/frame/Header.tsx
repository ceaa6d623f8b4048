import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconBulb, IconMenu2, IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { openPalette } from '../../ui/CommandPalette'
import { Later } from '../../ui/Later'
import { shortcutText } from '../../ui/shortcutText'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'
import type { Screen } from '../../workspace/screens'
import classes from './Header.module.css'
import { PeopleHere } from './PeopleHere'
import { ShareMenu } from './ShareMenu'

interface HeaderProps {
  readonly screen: Screen
  readonly titleRef: RefObject<HTMLHeadingElement | null>
  /** Whether undo of structured data is offered; the editor of the draft brings its own. */
  readonly hasHistory: boolean
  readonly isNarrow: boolean
  /** Whether there is guidance that is not shown. */
  readonly hasHiddenGuidance: boolean
  readonly onStages: () => void
  readonly onGuidance: () => void
}

/** The header: where one is, Find or do, who is here, Share. */
export function Header({
  screen,
  titleRef,
  hasHistory,
  isNarrow,
  hasHiddenGuidance,
  onStages,
  onGuidance,
}: HeaderProps) {
  const { t } = useTranslation('frame')
  const { t: common } = useTranslation('common')
  const { t: name } = useTranslation('stages')
  const { workspace } = useOpened()
  const isTiny = useMediaQuery('(max-width: 29.99em)', undefined, { getInitialValueInEffect: false })
  const { canUndo, canRedo } = useReadable(workspace.history)
  return (
    <div className={classes.header}>
      {isNarrow && (
        <Button leftSection={<IconMenu2 aria-hidden />} onClick={onStages} aria-haspopup="dialog">
          {t('rail.stages')}
        </Button>
      )}
      <h1 ref={titleRef} tabIndex={-1} className={classes.title}>
        {name(screen)}
      </h1>
      <Later>
        <Group className={classes.end!} gap="sm" wrap="nowrap">
          {hasHistory && !isNarrow && (
            <Group gap={0} wrap="nowrap">
              <Tooltip label={`${common('undo')}, ${shortcutText('mod+Z')}`}>
                <ActionIcon
                  aria-label={common('undo')}
                  aria-disabled={!canUndo}
                  data-quiet={!canUndo || undefined}
                  onClick={workspace.history.undo}
                >
                  <IconArrowBackUp aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={`${common('redo')}, ${shortcutText('mod+shift+Z')}`}>
                <ActionIcon
                  aria-label={common('redo')}
                  aria-disabled={!canRedo}
                  data-quiet={!canRedo || undefined}
                  onClick={workspace.history.redo}
                >
                  <IconArrowForwardUp aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          )}
          {hasHiddenGuidance &&
            (isTiny ? (
              <Tooltip label={common('guidance.open')}>
                <ActionIcon variant="default" aria-label={common('guidance.open')} onClick={onGuidance}>
                  <IconBulb aria-hidden />
                </ActionIcon>
              </Tooltip>
            ) : (
              <Button leftSection={<IconBulb aria-hidden />} onClick={onGuidance}>
                {common('guidance.open')}
              </Button>
            ))}
          {isNarrow ? (
            <Tooltip label={common('palette.title')}>
              <ActionIcon variant="default" aria-label={common('palette.title')} onClick={openPalette}>
                <IconSearch aria-hidden />
              </ActionIcon>
            </Tooltip>
          ) : (
            <Button
              className={classes.find!}
              justify="space-between"
              leftSection={<IconSearch aria-hidden />}
              rightSection={<kbd aria-hidden>{shortcutText('mod+K')}</kbd>}
              onClick={openPalette}
            >
              {common('palette.title')}
            </Button>
          )}
          {!isNarrow && <PeopleHere />}
          <ShareMenu isHidden={isNarrow} />
        </Group>
      </Later>
    </div>
  )
}
