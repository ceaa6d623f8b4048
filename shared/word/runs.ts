import { TextRun, type IRunOptions } from 'docx'
import { stretches, type Direction } from '../base/direction'

/** A sign nobody sees that reads from left to right: what stands beside it keeps its side. */
export const ltrMark = '\u200e'

/** The runs of a text inside a paragraph of a direction: Word must be told which of them run from right to left. */
export function runs(value: string, base: Direction, format: IRunOptions = {}): TextRun[] {
  return stretches(value, base).map(
    ({ text, rtl }) =>
      new TextRun({ text: rtl || base === 'ltr' ? text : held(text), ...format, ...(rtl && { rightToLeft: true }) }),
  )
}

/** Figures, stops and firm spaces at the edges of a foreign text would be taken for parts of the paragraph around it. */
function held(text: string): string {
  const begins = /^(\u00a0|[+\-−]?\p{N})/u.test(text) ? ltrMark : ''
  return begins + text + (/[.!?\u00a0]$/.test(text) ? ltrMark : '')
}
