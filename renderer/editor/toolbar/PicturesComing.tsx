import { useTranslation } from 'react-i18next'
import { MeridianError } from '#shared/base/errors'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatList } from '../../ui/format'
import { Loading } from '../../ui/Loading'
import { useReadable } from '../../workspace/useReadable'
import type { LeftOut, Tools } from './tools'

const codeOf = ({ error }: LeftOut) => (error instanceof MeridianError ? error.code : '')

/** Pictures on their way into the text, and those that were not put in: one sentence for all that failed alike. */
export function PicturesComing({ tools }: { readonly tools: Tools }) {
  const { t } = useTranslation('draft')
  const taking = useReadable(tools.taking)
  const leftOut = useReadable(tools.leftOut)
  return (
    <>
      {taking && (
        <Loading
          title={t('taking.title', { count: taking.count })}
          detail={t('taking.detail', taking)}
          progress={taking.done / taking.count}
        />
      )}
      {[...new Set(leftOut.map(codeOf))].map(code => {
        const alike = leftOut.filter(each => codeOf(each) === code)
        const names = alike.map(({ name }) => name).filter(Boolean)
        return (
          <FailureAlert
            key={code}
            error={alike[0]!.error}
            {...(names.length > 0 && { about: formatList(names) })}
            onClose={() => tools.leftOut.set(leftOut.filter(each => codeOf(each) !== code))}
          />
        )
      })}
    </>
  )
}
