import { ConcreteHyperlink, Paragraph, Run, Tab, TabStopType, type FileChild } from 'docx'
import type { Direction } from '../base/direction'
import { styleOf } from './house'
import type { HeadingEntry } from './pieces'
import { runs } from './runs'
import { twips } from './stylesXml'
import { ContentsBlock, field, fieldEnd, fieldStart } from './wordElements'

const tab = () => new Run({ children: [new Tab()] })

/** The table of contents with the pages as far as they are known, for Word to bring up to date. */
export function contents(
  headings: readonly HeadingEntry[],
  pages: ReadonlyMap<string, number>,
  direction: Direction,
): FileChild {
  return new ContentsBlock(
    headings.map((heading, i) => {
      const { level, number, text, bookmark } = heading
      const page = pages.get(bookmark)
      const style = level === 1 ? 'TOC1' : 'TOC2'
      const entry = new ConcreteHyperlink(
        [
          ...(number === null ? [] : heading.tab ? [...runs(number, direction), tab()] : runs(`${number} `, direction)),
          ...runs(text, direction),
          tab(),
          ...field(`PAGEREF ${bookmark} \\h`, page === undefined ? '' : String(page)),
        ],
        '',
        bookmark,
      )
      return new Paragraph({
        style,
        ...(staysWithEnd(i, headings.length) && { keepNext: true }),
        ...(number === null && withoutNumber(style)),
        children: [
          ...(i === 0 ? fieldStart('TOC \\o "1-2" \\h \\z \\u') : []),
          entry,
          ...(i === headings.length - 1 ? [fieldEnd()] : []),
        ],
      })
    }),
  )
}

/** Least lines of the contents that go to a page of their own. */
const lastLines = 4

/** Whether a line of the contents stays with the one below it, so that no single one goes to another page. */
export const staysWithEnd = (line: number, lines: number): boolean => line < lines - 1 && line >= lines - lastLines

/** A short text without a number would be followed by the tab that others have behind theirs. */
function withoutNumber(style: 'TOC1' | 'TOC2') {
  const { left = 0, hanging = 0 } = styleOf(style)
  return {
    indent: { left: twips(left - hanging), hanging: 0 },
    tabStops: [{ type: TabStopType.CLEAR, position: twips(left) }],
  }
}
