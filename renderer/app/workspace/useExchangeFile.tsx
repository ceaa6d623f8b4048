import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parts } from '#shared/workspace/documents'
import { canWrite } from '#shared/identity/access'
import { usePlatform } from '../../platform/PlatformContext'
import { notify } from '../../ui/notify'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useFrame } from '../frame/FrameContext'

interface Measured {
  /** When it was measured, in milliseconds since 1970. */
  readonly at: number
  /** Suggested name of the file. */
  readonly name: string
  /** Bytes with pictures. */
  readonly whole: number
  /** Bytes without pictures. */
  readonly light: number
}

/** Who sends: `writer` the whole workspace, `reader` only what they stated, `stranger` nothing. */
export type Sending = 'writer' | 'reader' | 'stranger'

/** Saving the open workspace as an exchange file; what fails is told in the frame's place for failures. */
export function useExchangeFile() {
  const { t } = useTranslation('send')
  const opened = useOpened()
  const platform = usePlatform()
  const { fail } = useFrame()
  const [measured, setMeasured] = useState<Measured>()
  const me = useReadable(opened.statements).members.get(opened.me.id)
  const isWriter = me !== undefined && parts.every(part => canWrite(me.role, part))
  const sending: Sending = !me || me.isRevoked ? 'stranger' : isWriter ? 'writer' : 'reader'

  const measure = useCallback(() => {
    setMeasured(undefined)
    if (sending === 'stranger') return
    void (async () => {
      try {
        const light = await opened.exchangeFile({ pictures: false })
        const whole = sending === 'writer' ? await opened.exchangeFile({ pictures: true }) : light
        const [{ byteLength: wholeSize }, { byteLength: lightSize }] = [whole.bytes, light.bytes]
        setMeasured({ at: Date.now(), name: light.name, whole: wholeSize, light: lightSize })
      } catch (error) {
        fail(error)
      }
    })()
  }, [opened, fail, sending])

  const save = useCallback(
    async (pictures: boolean) => {
      try {
        const { name, bytes } = await opened.exchangeFile({ pictures })
        const place = await platform.saveFile(name, bytes)
        if (place === null) return
        notify({ message: t('saved', { name: place }) })
        ;(await import('../../workspace/fileMemory')).rememberFile(opened.id, Date.now())
      } catch (error) {
        fail(error)
      }
    },
    [opened, platform, fail, t],
  )
  return { sending, measured, measure, save }
}
