import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../platform/PlatformContext'
import { notify } from '../../ui/notify'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useFrame } from '../frame/FrameContext'

interface Sizes {
  /** Bytes with pictures. */
  readonly whole: number
  /** Bytes without pictures. */
  readonly light: number
}

/** Saving the open workspace as an exchange file; what fails is told in the frame's place for failures. */
export function useExchangeFile() {
  const { t } = useTranslation('frame')
  const opened = useOpened()
  const platform = usePlatform()
  const { fail } = useFrame()
  const [sizes, setSizes] = useState<Sizes>()

  const measure = useCallback(() => {
    setSizes(undefined)
    void (async () => {
      try {
        const whole = await opened.exchangeFile({ pictures: true })
        const light = await opened.exchangeFile({ pictures: false })
        setSizes({ whole: whole.bytes.byteLength, light: light.bytes.byteLength })
      } catch (error) {
        fail(error)
      }
    })()
  }, [opened, fail])

  const save = useCallback(
    async (pictures: boolean) => {
      try {
        const { name, bytes } = await opened.exchangeFile({ pictures })
        const place = await platform.saveFile(name, bytes)
        if (place !== null) notify({ message: t('share.saved', { name: place }) })
      } catch (error) {
        fail(error)
      }
    },
    [opened, platform, fail, t],
  )
  return { sizes, measure, save }
}
