/** Name of the highlight of one of the eight colours of people; `Carets.module.css` says how each looks. */
const nameOf = (tone: number) => `person-${tone}`

/** A stretch of text somebody has selected, in one of the eight colours of people. */
export interface PaintedSelection {
  readonly range: Range
  readonly tone: number
}

/** Paints what others have selected without touching the text; engines that cannot show the carets alone. */
export function paintSelections(selections: readonly PaintedSelection[]): void {
  if (!('highlights' in CSS)) return
  for (let tone = 1; tone <= 8; tone++) {
    const ranges = selections.filter(selection => selection.tone === tone).map(({ range }) => range)
    if (ranges.length > 0) CSS.highlights.set(nameOf(tone), new Highlight(...ranges))
    else CSS.highlights.delete(nameOf(tone))
  }
}
