import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** What a device is called: a shell is said in the language of the screen, a name of its own as it is. */
export function useDeviceName(): (name: string) => string {
  const { t } = useTranslation('people')
  return useCallback(name => (name === 'desktop' || name === 'browser' ? t(`device.shell.${name}`) : name), [t])
}
