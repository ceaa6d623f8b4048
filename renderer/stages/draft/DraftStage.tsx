import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftSession } from '../../editor/session/useDraftSession'
import { Loading } from '../../ui/Loading'
import { StageFrame } from '../../ui/StageFrame'
import { DraftDesk } from './DraftDesk'
import { EmptyDraft, type Beginning } from './EmptyDraft'
import { useOutline } from './useOutline'
import { useSectionActions } from './useSectionActions'

/** The stage in which the strategy is written: one page of sections with its outline. */
export function DraftStage() {
  const { t } = useTranslation('draft')
  const session = useDraftSession()
  const outline = useOutline()
  const actions = useSectionActions()
  const hasArrived = useSyncExternalStore(session.hasArrived.subscribe, session.hasArrived.read)
  const { sections } = outline
  const [beginning, setBeginning] = useState<Beginning | null>(null)
  const onBegun = useCallback(() => setBeginning(null), [])
  useEffect(() => session.words.watch(sections.map(({ id }) => id)), [session, sections])

  if (!hasArrived) {
    return (
      <StageFrame>
        <Loading title={t('loading.title')} detail={t('sections', { count: sections.length })} />
      </StageFrame>
    )
  }
  if (sections.length === 0) {
    return (
      <StageFrame width="bleed" guidance={<p>{t('guidance.start')}</p>}>
        <EmptyDraft actions={actions} onBegin={setBeginning} />
      </StageFrame>
    )
  }
  return <DraftDesk {...{ session, outline, actions, beginning, onBegun }} />
}
