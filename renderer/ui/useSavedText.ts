import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

export interface SavedText {
  /** The text as it is kept in the document. */
  readonly value: string
  /** Called with the new text when the field is left and the text is different and right. */
  readonly onSave: (text: string) => void
  /** The sentence that shows the right form when `text` is wrong, else null. */
  readonly check?: ((text: string) => string | null) | undefined
}

/**
 * What a field needs that is saved as it is left: leaving it or Enter saves, Esc takes back, a mistake stays with its
 * sentence. What was typed is saved too when the field goes away under the cursor, or the page does.
 */
export function useSavedText(field: SavedText, savesOnEnter: boolean) {
  const { value, onSave, check } = field
  const [typed, setTyped] = useState<string | null>(null)
  const [mistake, setMistake] = useState<string | null>(null)

  function save(text = typed): void {
    if (text === null) return
    const found = text === value ? null : (check?.(text) ?? null)
    setMistake(found)
    setTyped(found === null ? null : text)
    if (found === null && text !== value) onSave(text)
  }

  const latest = useRef({ field, typed })
  useEffect(() => {
    latest.current = { field, typed }
  })
  useEffect(() => {
    const rescue = () => {
      const { typed, field } = latest.current
      if (typed !== null && typed !== field.value && !field.check?.(typed)) field.onSave(typed)
    }
    // before anybody asks whether all is on disk, and early enough to get there; closing a hidden page tells only of `pagehide`
    window.addEventListener('beforeunload', rescue, true)
    window.addEventListener('pagehide', rescue)
    return () => {
      window.removeEventListener('beforeunload', rescue, true)
      window.removeEventListener('pagehide', rescue)
      rescue()
    }
  }, [])

  return {
    /** What the field shows. */
    text: typed ?? value,
    mistake,
    type: setTyped,
    /** Saves what was typed, or `text`. */
    save,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.defaultPrevented) return
      if (event.key === 'Enter' && savesOnEnter) save()
      if (event.key === 'Escape' && typed !== null) {
        event.stopPropagation()
        setTyped(null)
        setMistake(null)
      }
    },
  }
}
