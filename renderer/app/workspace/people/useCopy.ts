import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from '../../../ui/notify'

/** Puts text into the clipboard and says so; where the browser does not let us, says that too. */
export function useCopy(): (text: string, done: string) => Promise<void> {
  const { t } = useTranslation('people')
  return useCallback(
    async (text, done) => {
      try {
        await navigator.clipboard.writeText(text)
        notify({ message: done })
      } catch {
        notify({ message: t('hand.notCopied') })
      }
    },
    [t],
  )
}
