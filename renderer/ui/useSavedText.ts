import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

export interface SavedText {
  /** The text as it is kept in the document. */
  readonly value: string
  /** Called with the new text when the field is left, or typing rests, and the text is different and right. */
  readonly onSave: (text: string) => void
  /** The sentence that shows the right form when `text` is wrong, else null. */
  readonly check?: ((text: string) => string | null) | undefined
}

/** How long typing rests before it is saved although nobody left the field, in milliseconds: a power cut tells nobody. */
const restMs = 1000

/**
 * What a field needs that is saved as it is left: leaving it or Enter saves, Esc takes back, a mistake stays with its
 * sentence. What was typed is saved too when typing rests, when the field goes away under the cursor, or the page does.
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

  const before = useRef<string | null>(null) // what Esc brings back
  const latest = useRef({ field, typed })
  useEffect(() => {
    latest.current = { field, typed }
  })
  useEffect(() => {
    const rescue = (event?: Event) => {
      // what is handed over only now cannot be on disk, and who else asks may have looked already: the browser must ask
      if (saveTyped(latest.current)) event?.preventDefault()
    }
    window.addEventListener('beforeunload', rescue) // closing a hidden page tells only of `pagehide`
    window.addEventListener('pagehide', rescue)
    return () => {
      window.removeEventListener('beforeunload', rescue)
      window.removeEventListener('pagehide', rescue)
      rescue()
    }
  }, [])

  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => void saveTyped(latest.current), restMs)
    return () => clearTimeout(timer)
  }, [typed])

  return {
    /** What the field shows. */
    text: typed ?? value,
    mistake,
    type: (text: string) => {
      if (typed === null) before.current = value
      setTyped(text)
    },
    /** Saves what was typed, or `text`. */
    save,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.defaultPrevented) return
      if (event.key === 'Enter' && savesOnEnter) save()
      if (event.key === 'Escape' && typed !== null) {
        event.stopPropagation()
        if (before.current !== null && before.current !== value) onSave(before.current)
        setTyped(null)
        setMistake(null)
      }
    },
  }
}

/** Saves what was typed, if it is another text and right; tells whether it did. */
function saveTyped({ field, typed }: { readonly field: SavedText; readonly typed: string | null }): boolean {
  if (typed === null || typed === field.value || field.check?.(typed)) return false
  field.onSave(typed)
  return true
}
