import { Select, type SelectProps } from '@mantine/core'
import { useReadOnly } from './ReadOnlyContext'
import { SearchSelect } from './SearchSelect'

interface SavedSelectProps extends Omit<SelectProps, 'value' | 'onChange' | 'defaultValue'> {
  readonly value: string | null
  /** Called with the choice, or with null where `clearable` lets it go. */
  readonly onSave: (value: string | null) => void
}

/** One of a list, saved as it is chosen. */
export function SavedSelect({ onSave, value, searchable, ...props }: SavedSelectProps) {
  const readOnly = useReadOnly()
  const List = searchable ? SearchSelect : Select
  return (
    <List
      readOnly={readOnly}
      {...props}
      value={value}
      onChange={next => {
        if (next !== value) onSave(next)
      }}
    />
  )
}
