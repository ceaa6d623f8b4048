import { useEffect, useRef, type RefObject } from 'react'
import { isBlock } from '#shared/benchmark/block'

/**
 * Takes a block that is pasted while `view` is shown, whatever has the focus: people copy a table, come back and paste, without
 * choosing a cell. Fields outside of the view keep what is pasted into them.
 */
export function useBlockPaste(
  view: RefObject<HTMLElement | null>,
  isOn: boolean,
  onBlock: (text: string) => void,
): void {
  const latest = useRef(onBlock)
  useEffect(() => {
    latest.current = onBlock
  })
  useEffect(() => {
    if (!isOn) return undefined
    function take(event: ClipboardEvent): void {
      const { target } = event
      if (event.defaultPrevented || !(target instanceof HTMLElement)) return // the grid has taken it
      const isField = target.isContentEditable || target.matches('input, textarea')
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if ((isField && !view.current?.contains(target)) || !isBlock(text)) return
      event.preventDefault()
      latest.current(text)
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [view, isOn])
}
