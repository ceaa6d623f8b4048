import { TextInput, type TextInputProps } from '@mantine/core'
import { FieldMistake } from './FieldMistake'
import { useReadOnly } from './ReadOnlyContext'
import { useSavedText, type SavedText } from './useSavedText'

export type SavedTextInputProps = SavedText & Omit<TextInputProps, 'value' | 'onChange' | 'error' | 'defaultValue'>

/** One line of text, saved as the field is left or with Enter; Esc takes back, a mistake stays with its sentence. */
export function SavedTextInput({ value, onSave, check, onBlur, onKeyDown, ...props }: SavedTextInputProps) {
  const readOnly = useReadOnly()
  const field = useSavedText({ value, onSave, check }, true)
  return (
    <TextInput
      readOnly={readOnly}
      {...props}
      value={field.text}
      error={field.mistake && <FieldMistake>{field.mistake}</FieldMistake>}
      onChange={event => field.type(event.currentTarget.value)}
      onBlur={event => {
        field.save()
        onBlur?.(event)
      }}
      onKeyDown={event => {
        field.onKeyDown(event)
        onKeyDown?.(event)
      }}
    />
  )
}
