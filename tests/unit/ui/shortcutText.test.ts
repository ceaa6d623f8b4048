import { expect, it } from 'vitest'
import { shortcutText } from '../../../renderer/ui/shortcutText'

it.each([
  ['mod+K', 'Ctrl K'],
  ['mod+shift+z', 'Ctrl Shift Z'],
  ['alt + F10', 'Alt F10'],
  ['escape', 'Escape'],
])('writes %s as people read it', (keys, text) => {
  expect(shortcutText(keys)).toBe(text)
})
