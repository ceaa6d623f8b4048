import { Textarea, type TextareaProps } from '@mantine/core'
import { useSavedField } from './useSavedField'
import type { SavedText } from './useSavedText'

type SavedTextareaProps = SavedText & Omit<TextareaProps, 'value' | 'onChange' | 'error' | 'defaultValue'>

/** Several lines of text, saved as the field is left; Esc takes back, a mistake stays with its sentence. */
export function SavedTextarea({ value, onSave, check, onBlur, onKeyDown, ...props }: SavedTextareaProps) {
  const { readOnly, ...field } = useSavedField({ value, onSave, check, onBlur, onKeyDown }, false)
  return <Textarea readOnly={readOnly} {...props} {...field} />
}
