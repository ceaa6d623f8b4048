import { useTranslation } from 'react-i18next'
import { usePeopleHere } from '../../workspace/usePeopleHere'
import { useWhere } from './useWhere'

/** Who writes in the draft now, in one sentence. */
export function WhoWrites({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation('frame')
  const whereIs = useWhere()
  const writers = usePeopleHere().filter(({ at }) => at[0]?.isWriting)
  const [first] = writers
  if (!first) return null
  const sentence = writers.length === 1 ? whereIs(first).sentence : t('here.writers', { count: writers.length })
  return (
    <span className={className} dir="auto" title={sentence}>
      {sentence}
    </span>
  )
}
