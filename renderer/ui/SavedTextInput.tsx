import { TextInput, type TextInputProps } from '@mantine/core'
import { FieldMistake } from './FieldMistake'
import { useReadOnly } from './ReadOnlyContext'
import { useSavedText, type SavedText } from './useSavedText'

export type SavedTextInputProps = SavedText & Omit<TextInputProps, 'value' | 'onChange' | 'error' | 'defaultValue'>

/** One line of text, saved as the field is left or with Enter; Esc takes back, a mistake stays with its sentence. */
export function SavedTextInput({ value, onSave, check, onBlur, onKeyDown, ...props }: SavedTextInputProps) {
  const readOnly = useReadOnly()
  const field = useSavedText({ value, onSave, ...(check && { check }) }, true)
  return (
    <TextInput
      readOnly={readOnly}
      {...props}
      {...field}
      error={field.error && <FieldMistake>{field.error}</FieldMistake>}
      onBlur={event => {
        field.onBlur(event)
        onBlur?.(event)
      }}
      onKeyDown={event => {
        field.onKeyDown(event)
        onKeyDown?.(event)
      }}
    />
  )
}
