import { CloseButton, Group, Tooltip } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Later } from './Later'
import { useGuidanceSlot } from './GuidanceContext'
import classes from './Guidance.module.css'

/** Guidance of a screen: rendered here, shown in the panel of the frame. Heads inside start at h3. */
export function Guidance({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation('common')
  const { target, offer, close } = useGuidanceSlot()
  useEffect(offer, [offer])
  if (!target) return null
  return createPortal(
    <div className={classes.guidance}>
      <Later>
        <Group justify="space-between" wrap="nowrap" align="start">
          <h2>{title}</h2>
          <Tooltip label={t('guidance.close')}>
            <CloseButton aria-label={t('guidance.close')} onClick={close} />
          </Tooltip>
        </Group>
        {children}
      </Later>
    </div>,
    target,
  )
}
