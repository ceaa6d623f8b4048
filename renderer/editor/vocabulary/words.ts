import type { DOMOutputSpec } from '@tiptap/pm/model'

/** What stands in the prose although nobody wrote it, in the language of the screen. */
export interface ProseWords {
  readonly noCaption: string
  readonly noSource: string
  readonly decision: string
  readonly unknown: string
}

/** A line above or below a figure or table; says so where nothing is written yet. Opens the details when clicked. */
export function noteSpec(
  tag: 'figcaption' | 'div',
  kind: 'caption' | 'source',
  text: string,
  missing: string,
): DOMOutputSpec {
  const attributes = { class: kind, dir: 'auto', contenteditable: 'false', 'data-details': kind }
  return text === '' ? [tag, { ...attributes, 'data-missing': '' }, missing] : [tag, attributes, text]
}
