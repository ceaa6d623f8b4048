import { Select, type SelectProps } from '@mantine/core'
import { useReadOnly } from './ReadOnlyContext'

interface SavedSelectProps extends Omit<SelectProps, 'value' | 'onChange' | 'defaultValue'> {
  readonly value: string | null
  /** Called with the choice, or with null where `clearable` lets it go. */
  readonly onSave: (value: string | null) => void
}

/** One of a list, saved as it is chosen. */
export function SavedSelect({ onSave, value, ...props }: SavedSelectProps) {
  const readOnly = useReadOnly()
  return (
    <Select
      readOnly={readOnly}
      {...props}
      value={value}
      onChange={next => {
        if (next !== value) onSave(next)
      }}
    />
  )
}
