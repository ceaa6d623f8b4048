import { useState } from 'react'
import { useOpened } from './WorkspaceContext'

/** What was typed into fields that add something, by workspace and field; in memory, as it was never handed over. */
const typed = new WeakMap<object, Map<string, string>>()

/**
 * The text of a field that adds something when told so. It is there again if the field goes away before, such as by Back or
 * Escape, as long as the workspace is open.
 */
export function useUnfinished(field: string): readonly [string, (text: string) => void] {
  const opened = useOpened()
  const [text, setText] = useState(() => typed.get(opened)?.get(field) ?? '')
  return [
    text,
    next => {
      const texts = typed.get(opened) ?? new Map<string, string>()
      typed.set(opened, texts.set(field, next))
      setText(next)
    },
  ]
}
