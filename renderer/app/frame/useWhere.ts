import { useTranslation } from 'react-i18next'
import { inReadingOrder, sectionNumbers } from '#shared/draft/section'
import type { PersonHere } from '../../workspace/presence'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import { screenHref } from '../../workspace/screens'

/** Where somebody is, in words, and the way there; no way where they do not say. */
export interface Where {
  readonly sentence: string
  readonly href: string | undefined
}

/** Says where people are: "Farid Kakar writes in 7 Recognition". */
export function useWhere(): (person: PersonHere) => Where {
  const { t } = useTranslation('frame')
  const { t: screenName } = useTranslation('stages')
  const { id, workspace } = useOpened()
  const records = useReadable(workspace.sections)

  return ({ name, at: [spot] }) => {
    if (!spot) return { sentence: t('here.somewhere', { name }), href: undefined }
    const { screen, isWriting } = spot
    const section = records.find(known => known.id === spot.section)
    if (!section)
      return { sentence: t('here.screen', { name, screen: screenName(screen) }), href: screenHref(id, screen) }
    const number = sectionNumbers(inReadingOrder(records)).get(section.id)
    const title = section.title || t('here.untitled')
    const where = number === undefined ? title : t('here.section', { number, title })
    return {
      sentence: t(isWriting ? 'here.writes' : 'here.reads', { name, section: where }),
      href: screenHref(id, screen, section.id),
    }
  }
}
