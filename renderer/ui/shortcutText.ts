const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform)

/** Keys as people read them: `mod+shift+E` becomes "Ctrl Shift E", on a Mac "⌘ ⇧ E". */
export function shortcutText(shortcut: string): string {
  const names: Record<string, string> = isMac
    ? { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' }
    : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' }
  return shortcut
    .split('+')
    .map(key => key.trim())
    .map(key => names[key.toLowerCase()] ?? key.charAt(0).toUpperCase() + key.slice(1))
    .join(' ')
}
