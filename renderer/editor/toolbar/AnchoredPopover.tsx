import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './AnchoredPopover.module.css'

interface AnchoredPopoverProps {
  /** What it is about, in pixels of the window. */
  readonly anchor: DOMRect
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A small form beside something in the text. Takes the focus, and gives way to Esc and to a press outside. */
export function AnchoredPopover({ anchor, label, onClose, children }: AnchoredPopoverProps) {
  const { left, top, width, height } = anchor
  return (
    <Popover
      opened
      withRoles={false}
      onDismiss={onClose}
      trapFocus
      withinPortal
      position="bottom-start"
      width={320}
      shadow="md"
    >
      <Popover.Target>
        <span className={classes.anchor} style={{ left, top, width, height }} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
