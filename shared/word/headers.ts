import { Footer, Header, PageNumber, Paragraph, Run, Tab, TabStopType, TextRun, type ParagraphChild } from 'docx'
import { directionOf, type Direction } from '../base/direction'
import type { Say } from '../base/phrases'
import { textWidth } from './arialWidths'
import { shortFingerprint, type Edition } from './edition'
import { styleOf, textWidthOf, upright, wide } from './house'
import { ltrMark, runs } from './runs'
import { twips } from './stylesXml'

const tab = (): ParagraphChild => new Run({ children: [new Tab()] })

/** Tab stops that differ from those of the style, which are for the upright page; `middle` is left out where nothing stands there. */
function tabStops(style: 'Header' | 'Footer', landscape: boolean, middle: boolean) {
  const width = textWidthOf(landscape ? wide : upright)
  const old = textWidthOf(upright)
  const stop = (type: 'clear' | 'center' | 'right', at: number) => ({
    type: TabStopType[type.toUpperCase() as 'CLEAR' | 'CENTER' | 'RIGHT'],
    position: twips(at),
  })
  const stops = [
    ...(style === 'Header' && (landscape || !middle) ? [stop('clear', old / 2)] : []),
    ...(landscape && middle ? [stop('center', width / 2)] : []),
    ...(landscape ? [stop('clear', old), stop('right', width)] : []),
  ]
  return stops.length > 0 ? { tabStops: stops } : {}
}

/** A text cut to a width in points: the header must not grow into the page. The whole of it stands on the title page. */
function cut(value: string, size: number, width: number): string {
  if (textWidth(value, size) <= width) return value
  let kept = ''
  for (const sign of value) {
    if (textWidth(`${kept}${sign}…`, size) > width) break
    kept += sign
  }
  return `${kept.trim()}…`
}

/** Institution, version and title on one line; where they are too long for it, on two. */
export function header({ institution, version, title }: Edition, landscape: boolean, direction: Direction): Header {
  const text = (value: string) => runs(value, direction)
  const { size } = styleOf('Header')
  const width = (value: string) => textWidth(value, size)
  const full = textWidthOf(landscape ? wide : upright)
  const half = full / 2 - width(version) / 2 - 8
  const fits = width(institution) <= half && width(title) <= half
  const children = fits
    ? [
        new Paragraph({
          style: 'Header',
          ...tabStops('Header', landscape, true),
          children: [...text(institution), tab(), ...text(version), tab(), ...text(title)],
        }),
      ]
    : [
        new Paragraph({
          style: 'Header',
          ...tabStops('Header', landscape, false),
          children: [...text(cut(institution, size, full - width(version) - 16)), tab(), ...text(version)],
        }),
        new Paragraph({ style: 'Header', children: text(cut(title, size, full)) }),
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
        ...tabStops('Footer', landscape, false),
        children: [
          ...runs(left, direction),
          tab(),
          new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, end] }),
        ],
      }),
    ],
  })
}
