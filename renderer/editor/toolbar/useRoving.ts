import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react'

/**
 * One tab stop for a row of buttons, arrows between them, after the ARIA pattern of a toolbar. Buttons may come and go.
 */
export function useRoving(): {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
} {
  const ref = useRef<HTMLDivElement>(null)
  const current = useRef<HTMLElement | null>(null)

  const buttons = () => [...(ref.current?.querySelectorAll<HTMLElement>(':scope button:not(:disabled)') ?? [])]
  const choose = (chosen: HTMLElement | undefined) => {
    current.current = chosen ?? null
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1
  }

  useLayoutEffect(() => {
    const all = buttons()
    choose(all.find(button => button === current.current) ?? all[0])
  })

  return {
    ref,
    onKeyDown: ({ key, target, nativeEvent }) => {
      const all = buttons()
      const at = all.indexOf(target as HTMLElement)
      if (at < 0) return
      const isRtl = ref.current !== null && getComputedStyle(ref.current).direction === 'rtl'
      const [onward, back] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
      const next =
        key === onward
          ? all[(at + 1) % all.length]
          : key === back
            ? all.at(at - 1)
            : key === 'Home'
              ? all[0]
              : key === 'End'
                ? all.at(-1)
                : null
      if (!next) return
      nativeEvent.preventDefault()
      choose(next)
      next.focus()
    },
  }
}
