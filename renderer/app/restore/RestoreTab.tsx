import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../ui/Loading'
import { StageFrame, type StageTab } from '../../ui/StageFrame'
import { RestoreGuidance } from './RestoreGuidance'

/** With the undo of the draft, and so with the editor. */
const RestoreView = lazy(async () => ({ default: (await import('./RestoreView')).RestoreView }))

interface RestoreTabProps {
  readonly tabs: readonly StageTab[]
  readonly onTab: (id: string) => void
}

/** The view of the settings from which something is restored. */
export function RestoreTab({ tabs, onTab }: RestoreTabProps) {
  const { t } = useTranslation('common')
  return (
    <StageFrame tabs={tabs} tab="restore" onTab={onTab} guidance={<RestoreGuidance />}>
      <Suspense fallback={<Loading title={t('loading')} />}>
        <RestoreView />
      </Suspense>
    </StageFrame>
  )
}
