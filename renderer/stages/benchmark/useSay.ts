import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Say } from '#shared/base/phrases'

/** The phrases that screen and paper share, such as "5th of 8 institutions". */
export function useSay(): Say {
  const { t } = useTranslation('word')
  return useMemo(() => (key, values) => t(key, { ...values }), [t])
}
