import { ActionIcon, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { shortcutText } from '../../ui/shortcutText'

interface ToolButtonProps {
  readonly icon: Icon
  readonly name: string
  /** In the form of Mantine's useHotkeys, shown with the name. */
  readonly shortcut?: string
  /** For what is on or off; left out for what is done once. */
  readonly isOn?: boolean
  readonly onClick: () => void
}

/** A button of the toolbar that is only an icon: its name and keys stand in the tooltip. */
export function ToolButton({ icon: Icon, name, shortcut, isOn, onClick }: ToolButtonProps) {
  return (
    <Tooltip label={shortcut ? `${name}  ${shortcutText(shortcut)}` : name}>
      <ActionIcon
        aria-label={name}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
        onMouseDown={event => event.preventDefault()} // the text keeps its selection
        onClick={onClick}
      >
        <Icon aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
