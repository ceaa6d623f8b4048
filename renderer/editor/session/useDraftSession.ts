import { useTranslation } from 'react-i18next'
import { useOpened } from '../../workspace/WorkspaceContext'
import { draftSession, type DraftSession } from './draftSession'

/** The session of the open workspace's draft. */
export function useDraftSession(): DraftSession {
  const { t } = useTranslation('draft')
  return draftSession(useOpened(), {
    noCaption: t('prose.noCaption'),
    noSource: t('prose.noSource'),
    decision: t('prose.decision'),
    unknown: t('prose.unknown'),
    empty: t('prose.empty'),
    readOnly: t('prose.readOnly'),
    missingPicture: t('prose.missingPicture'),
  })
}
