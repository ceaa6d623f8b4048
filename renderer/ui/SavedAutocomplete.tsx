import { Autocomplete, TextInput, type AutocompleteProps } from '@mantine/core'
import { FieldMistake } from './FieldMistake'
import { useReadOnly } from './ReadOnlyContext'
import { useSavedText, type SavedText } from './useSavedText'

type SavedAutocompleteProps = SavedText & Omit<AutocompleteProps, 'value' | 'onChange' | 'error' | 'defaultValue'>

/** One of a list or anything else, saved as it is chosen or as the field is left. */
export function SavedAutocomplete({ value, onSave, check, ...props }: SavedAutocompleteProps) {
  const readOnly = useReadOnly()
  const field = useSavedText({ value, onSave, check }, true)
  if (readOnly) return <TextInput readOnly label={props.label} description={props.description} value={value} />
  return (
    <Autocomplete
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      dir="auto"
      {...props}
      value={field.text}
      error={field.mistake && <FieldMistake>{field.mistake}</FieldMistake>}
      onChange={field.type}
      onOptionSubmit={field.save}
      onBlur={() => field.save()}
      onKeyDown={field.onKeyDown}
    />
  )
}
