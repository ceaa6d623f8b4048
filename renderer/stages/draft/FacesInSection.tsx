import { useTranslation } from 'react-i18next'
import type { SectionId } from '#shared/draft/section'
import { Faces } from '../../ui/Faces'
import { formatList } from '../../ui/format'
import { faceOf } from '../../workspace/person'
import { usePeopleAt } from '../../workspace/usePeopleHere'

/** The others who are at a section now. */
export function FacesInSection({ section }: { readonly section: SectionId }) {
  const { t } = useTranslation('draft')
  const people = usePeopleAt('draft', section)
  const [first] = people
  if (!first) return null
  const isWriting = first.at.some(spot => spot.section === section && spot.isWriting)
  const label =
    people.length === 1 && isWriting
      ? t('people.writes', { name: first.name })
      : t('people.here', { count: people.length, names: formatList(people.map(({ name }) => name)) })
  return <Faces faces={people.map(faceOf)} label={label} />
}
