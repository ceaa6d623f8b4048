import { TextInput, type TextInputProps } from '@mantine/core'
import { useSavedField } from './useSavedField'
import type { SavedText } from './useSavedText'

type SavedTextInputProps = SavedText & Omit<TextInputProps, 'value' | 'onChange' | 'error' | 'defaultValue'>

/** One line of text, saved as the field is left or with Enter; Esc takes back, a mistake stays with its sentence. */
export function SavedTextInput({ value, onSave, check, onBlur, onKeyDown, ...props }: SavedTextInputProps) {
  const { readOnly, ...field } = useSavedField({ value, onSave, check, onBlur, onKeyDown }, true)
  return <TextInput readOnly={readOnly} {...props} {...field} />
}
