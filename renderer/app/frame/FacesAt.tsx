import { useTranslation } from 'react-i18next'
import { Faces } from '../../ui/Faces'
import { formatList } from '../../ui/format'
import { faceOf } from '../../workspace/person'
import type { Screen } from '../../workspace/screens'
import { usePeopleAt } from '../../workspace/usePeopleHere'

/** The others who are on a screen now. */
export function FacesAt({ screen, most }: { readonly screen: Screen; readonly most: number }) {
  const { t } = useTranslation('frame')
  const people = usePeopleAt(screen)
  const names = formatList(people.map(({ name }) => name))
  return <Faces most={most} faces={people.map(faceOf)} label={t('here.stage', { count: people.length, names })} />
}
