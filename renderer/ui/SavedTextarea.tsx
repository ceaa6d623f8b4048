import { Textarea, type TextareaProps } from '@mantine/core'
import { FieldMistake } from './FieldMistake'
import { useReadOnly } from './ReadOnlyContext'
import { useSavedText, type SavedText } from './useSavedText'

export type SavedTextareaProps = SavedText & Omit<TextareaProps, 'value' | 'onChange' | 'error' | 'defaultValue'>

/** Several lines of text, saved as the field is left; Esc takes back, a mistake stays with its sentence. */
export function SavedTextarea({ value, onSave, check, onBlur, onKeyDown, ...props }: SavedTextareaProps) {
  const readOnly = useReadOnly()
  const field = useSavedText({ value, onSave, check }, false)
  return (
    <Textarea
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
