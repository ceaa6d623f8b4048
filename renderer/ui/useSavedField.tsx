import type { ChangeEvent, FocusEventHandler, KeyboardEventHandler } from 'react'
import { FieldMistake } from './FieldMistake'
import { useReadOnly } from './ReadOnlyContext'
import { useSavedText, type SavedText } from './useSavedText'

interface SavedField<E> extends SavedText {
  readonly onBlur?: FocusEventHandler<E> | undefined
  readonly onKeyDown?: KeyboardEventHandler<E> | undefined
}

/** What makes a text field one that saves as it is left, and with Enter where `savesOnEnter`. */
export function useSavedField<E extends HTMLInputElement | HTMLTextAreaElement>(
  { value, onSave, check, onBlur, onKeyDown }: SavedField<E>,
  savesOnEnter: boolean,
) {
  const readOnly = useReadOnly()
  const field = useSavedText({ value, onSave, check }, savesOnEnter)
  const onLeave: FocusEventHandler<E> = event => {
    field.save()
    onBlur?.(event)
  }
  const onPress: KeyboardEventHandler<E> = event => {
    field.onKeyDown(event)
    onKeyDown?.(event)
  }
  return {
    readOnly,
    value: field.text,
    error: field.mistake && <FieldMistake>{field.mistake}</FieldMistake>,
    onChange: (event: ChangeEvent<E>) => field.type(event.currentTarget.value),
    onBlur: onLeave,
    onKeyDown: onPress,
  }
}
