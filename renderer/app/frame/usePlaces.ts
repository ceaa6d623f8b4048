import { IconBook, IconBulb, IconLayoutList, IconTrashX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { sectionPlaces } from '../../stages/draft/sectionPlaces'
import { useOutline } from '../../stages/draft/useOutline'
import { useCommands } from '../../ui/commands'
import { useOpened } from '../../workspace/WorkspaceContext'
import { places, screenPath, stages, type Screen } from '../../workspace/screens'
import { leavePath } from '../routes'
import { screenIcons } from '../stageScreens'

/** Offers every screen of the workspace, the sections of its draft, home and help in the palette. */
export function usePlaces(current: Screen, showGuidance: () => void): void {
  const { t } = useTranslation('frame')
  const { t: name } = useTranslation('stages')
  const { t: draft } = useTranslation('draft')
  const { id } = useOpened()
  const outline = useOutline()
  const [, navigate] = useHashLocation()
  const keywords = t('keywords', { returnObjects: true }) as Partial<Record<Screen, readonly string[]>>
  const { t: leaving } = useTranslation('leaving')
  useCommands(
    [
      ...[...stages, ...places]
        .filter(screen => screen !== current)
        .map(screen => ({
          id: `go.${screen}`,
          label: name(screen),
          keywords: keywords[screen] ?? [],
          group: 'go' as const,
          icon: screenIcons[screen],
          run: () => navigate(screenPath(id, screen)),
        })),
      // the draft itself offers them too, and goes there without a change of address
      ...(current === 'draft'
        ? []
        : sectionPlaces(outline, draft, section => navigate(screenPath(id, 'draft', section)))),
      { id: 'go.home', label: t('rail.home'), group: 'go', icon: IconLayoutList, run: () => navigate('/') },
      {
        id: 'workspace.leave',
        label: leaving('command'),
        group: 'do',
        icon: IconTrashX,
        keywords: leaving('keywords', { returnObjects: true }) as readonly string[],
        run: () => navigate(leavePath(id)),
      },
      { id: 'help.guidance', label: t('help.guidance'), group: 'help', icon: IconBulb, run: showGuidance },
      { id: 'help.how', label: t('help.how'), group: 'help', icon: IconBook, run: () => navigate('/how') },
    ],
    'everywhere',
  )
}
