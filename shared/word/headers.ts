import { Footer, Header, PageNumber, Paragraph, Run, Tab, TabStopType, TextRun, type ParagraphChild } from 'docx'
import { directionOf, type Direction } from '../base/direction'
import type { Say } from '../base/phrases'
import { textWidth } from './arialWidths'
import { shortFingerprint, type Edition } from './frontPages'
import { styleOf, textWidthOf, upright, wide } from './house'
import { ltrMark, runs } from './runs'
import { twips } from './stylesXml'

const tab = (): ParagraphChild => new Run({ children: [new Tab()] })

/** Tab stops of a wide page; those of the upright one are in the styles. */
function tabStops(landscape: boolean, middle: boolean) {
  if (!landscape) return {}
  const width = textWidthOf(wide)
  const old = textWidthOf(upright)
  const stop = (type: 'clear' | 'center' | 'right', at: number) => ({
    type: TabStopType[type.toUpperCase() as 'CLEAR' | 'CENTER' | 'RIGHT'],
    position: twips(at),
  })
  return {
    tabStops: [
      ...(middle ? [stop('clear', old / 2), stop('center', width / 2)] : []),
      stop('clear', old),
      stop('right', width),
    ],
  }
}

/** Institution, version and title on one line; where they are too long for it, on two. */
export function header({ institution, version, title }: Edition, landscape: boolean, direction: Direction): Header {
  const text = (value: string) => runs(value, direction)
  const { size } = styleOf('Header')
  const width = (value: string) => textWidth(value, size)
  const half = textWidthOf(landscape ? wide : upright) / 2 - width(version) / 2 - 8
  const fits = width(institution) <= half && width(title) <= half
  const children = fits
    ? [
        new Paragraph({
          style: 'Header',
          ...tabStops(landscape, true),
          children: [...text(institution), tab(), ...text(version), tab(), ...text(title)],
        }),
      ]
    : [
        new Paragraph({
          style: 'Header',
          ...tabStops(landscape, true),
          children: [...text(institution), tab(), tab(), ...text(version)],
        }),
        new Paragraph({ style: 'Header', children: text(title) }),
      ]
  return new Header({ children })
}

/** Version with fingerprint, and the page. */
export function footer(edition: Edition, landscape: boolean, direction: Direction, say: Say): Footer {
  const left = say('footer.version', { version: edition.version, fingerprint: shortFingerprint(edition) })
  const [before = '', between = '', after = ''] = say('footer.page', { page: '\u0000', pages: '\u0000' }).split(
    '\u0000',
  )
  const end = after || (direction === 'rtl' && directionOf(before) === 'ltr' ? ltrMark : '')
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        ...tabStops(landscape, false),
        children: [
          ...runs(left, direction),
          tab(),
          new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, end] }),
        ],
      }),
    ],
  })
}
