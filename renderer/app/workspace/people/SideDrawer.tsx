import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface SideDrawerProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form or details at the end side, beside the list they belong to. */
export function SideDrawer({ title, onClose, children }: SideDrawerProps) {
  const { t } = useTranslation('common')
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="28rem"
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  )
}
