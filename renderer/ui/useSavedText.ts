import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'

export interface SavedText {
  /** The text as it is kept in the document. */
  readonly value: string
  /** Called with the new text when the field is left and the text is different and right. */
  readonly onSave: (text: string) => void
  /** The sentence that shows the right form when `text` is wrong, else null. */
  readonly check?: (text: string) => string | null
}

/**
 * What a field needs that is saved as it is left: Enter or leaving saves, Esc takes back, a mistake stays with its sentence.
 * What was typed is saved too when the field goes away under the cursor, or the page does.
 */
export function useSavedText({ value, onSave, check }: SavedText, savesOnEnter: boolean) {
  const [typed, setTyped] = useState<string | null>(null)
  const [mistake, setMistake] = useState<string | null>(null)

  function save(): void {
    if (typed === null) return
    const found = typed === value ? null : (check?.(typed) ?? null)
    setMistake(found)
    if (found !== null) return
    setTyped(null)
    if (typed !== value) onSave(typed)
  }

  const latest = useRef({ typed, value, onSave, check })
  useEffect(() => {
    latest.current = { typed, value, onSave, check }
  })
  useEffect(() => {
    const rescue = () => {
      const { typed, value, onSave, check } = latest.current
      if (typed !== null && typed !== value && !check?.(typed)) onSave(typed)
    }
    window.addEventListener('pagehide', rescue)
    return () => {
      window.removeEventListener('pagehide', rescue)
      rescue()
    }
  }, [])

  return {
    value: typed ?? value,
    error: mistake,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => setTyped(currentTarget.value),
    onBlur: (_: FocusEvent) => save(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter' && savesOnEnter) save()
      if (event.key === 'Escape' && typed !== null) {
        event.stopPropagation()
        setTyped(null)
        setMistake(null)
      }
    },
  }
}
