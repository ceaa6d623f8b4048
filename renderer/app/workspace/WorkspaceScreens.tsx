import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceId } from '#shared/workspace/documents'
import { FailureAlert } from '../../ui/FailureAlert'
import { Loading } from '../../ui/Loading'
import type { OpenedWorkspace } from '../../workspace/opened'
import { ViewProvider } from '../../workspace/view'
import { WorkspaceProvider } from '../../workspace/WorkspaceContext'
import { ErrorBoundary } from '../ErrorBoundary'
import { AppFrame } from '../frame/AppFrame'
import { PlainPage } from '../home/PlainPage'
import type { Screen } from '../../workspace/screens'
import { useServices } from '../services'
import { StageScreen } from '../stageScreens'
import { useGivingWay } from '../leaving/useGivingWay'
import { useReopening } from './useReopening'

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly opened: OpenedWorkspace }
  | { readonly state: 'failed'; readonly error: unknown }

interface WorkspaceScreensProps {
  readonly id: WorkspaceId
  readonly screen: Screen
  /** The view of the screen that the address asks for. */
  readonly view: string | undefined
}

/** Opens a workspace and shows one of its screens in the frame. */
export function WorkspaceScreens({ id, screen, view }: WorkspaceScreensProps) {
  const { t } = useTranslation('frame')
  const { keeper } = useServices()
  const place = useMemo(() => ({ screen, view }), [screen, view])
  const [tries, setTries] = useState(0)
  const [opening, setOpening] = useState<Opening>(() => {
    const opened = keeper.now(id)
    return opened ? { state: 'open', opened } : { state: 'opening' }
  })

  useEffect(() => {
    let isCurrent = true
    setOpening(shown => (keeper.now(id) ? shown : { state: 'opening' }))
    keeper.open(id).then(
      opened =>
        isCurrent &&
        setOpening(shown => (shown.state === 'open' && shown.opened === opened ? shown : { state: 'open', opened })),
      (error: unknown) => isCurrent && setOpening({ state: 'failed', error }),
    )
    return () => {
      isCurrent = false
    }
  }, [keeper, id, tries])

  useReopening(opening.state === 'open' ? opening.opened : null, () => {
    setOpening({ state: 'opening' })
    setTries(before => before + 1)
  })

  useGivingWay(opening.state === 'open' ? opening.opened : null)

  if (opening.state === 'opening') {
    return (
      <PlainPage title={t('opening.title')} isQuiet>
        <Loading title={t('opening.title')} detail={t('opening.detail')} />
      </PlainPage>
    )
  }
  if (opening.state === 'failed') {
    return (
      <PlainPage title={t('opening.failed')}>
        <FailureAlert error={opening.error}>
          <Button onClick={() => setTries(tries + 1)}>{t('opening.again')}</Button>
        </FailureAlert>
      </PlainPage>
    )
  }
  return (
    <WorkspaceProvider value={opening.opened}>
      <AppFrame screen={screen}>
        <ErrorBoundary key={screen}>
          <ViewProvider value={place}>
            <StageScreen key={screen} screen={screen} />
          </ViewProvider>
        </ErrorBoundary>
      </AppFrame>
    </WorkspaceProvider>
  )
}
