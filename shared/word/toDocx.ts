import {
  AlignmentType,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ImageRun,
  Paragraph,
  ShadingType,
  TableCell,
  TableLayoutType,
  TableRow,
  Tab,
  TextRun,
  Run,
  VerticalMergeType,
  WidthType,
  type FileChild,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import { directionOf, type Direction } from '../base/direction'
import { contents } from './contents'
import { runs } from './runs'
import { cellPadding, colour, styleOf, type ParagraphStyle } from './house'
import { webAddress } from './links'
import { rowStays } from './measure'
import type { HeadingEntry, InlinePiece, ParagraphPiece, Piece, TablePiece, TextPiece } from './pieces'
import { edgesOf, isRightToLeft, twips } from './stylesXml'
import { bookmarked, field, LookTable, SamePageParagraph, WebLink } from './wordElements'

/** Turns pieces into elements of `docx`. Ids count up from one, so that the same content gives the same bytes. */
export class Writer {
  #links = 0
  #drawings = 0
  #bookmarks = 0
  private readonly direction: Direction

  constructor(
    private readonly headings: readonly HeadingEntry[],
    private readonly pages: ReadonlyMap<string, number>,
    language: string,
  ) {
    this.direction = isRightToLeft(language) ? 'rtl' : 'ltr'
  }

  write(piece: Piece): FileChild {
    return piece.kind === 'paragraph'
      ? this.paragraph(piece)
      : piece.kind === 'table'
        ? this.table(piece)
        : contents(this.headings, this.pages, this.direction)
  }

  /** Headings, and what is made rather than written, follow a document from right to left; in any other, each its letters. */
  private directionOf({ style, block, direction, inlines }: ParagraphPiece, around: Direction): Direction {
    if (direction) return direction
    if (this.direction === 'rtl' && (block === undefined || styleOf(style).outline !== undefined)) return 'rtl'
    for (const inline of inlines) {
      const own = 'text' in inline && directionOf(inline.text)
      if (own) return own
    }
    return around
  }

  paragraph(piece: ParagraphPiece, around = this.direction): Paragraph {
    const { style, list, unnumbered, bookmark, keepNext, pageBreak, before, after, left, right, hanging, end } = piece
    const direction = this.directionOf(piece, around)
    const isTurned = direction !== this.direction
    const edges = isTurned && edgesOf(styleOf(style), direction)
    const inner = piece.inlines.flatMap(inline => this.inline(inline, direction))
    const last = piece.inlines.at(-1)
    return new (pageBreak === false ? SamePageParagraph : Paragraph)({
      style,
      ...(list && { numbering: { reference: list.list, level: list.level, instance: list.instance } }),
      ...(unnumbered && { numbering: false as const, indent: { left: 0, hanging: 0 } }),
      ...(keepNext !== undefined && { keepNext }),
      ...(pageBreak && { pageBreakBefore: true }),
      ...((before !== undefined || after !== undefined) && {
        spacing: {
          ...(before !== undefined && { before: twips(before) }),
          ...(after !== undefined && { after: twips(after) }),
        },
      }),
      ...((left !== undefined || hanging !== undefined || right !== undefined) && {
        indent: {
          ...((left !== undefined || hanging !== undefined) && {
            left: twips(left ?? 0),
            hanging: twips(hanging ?? 0),
          }),
          ...(right !== undefined && { right: twips(right) }),
        },
      }),
      ...((end || (isTurned && piece.flush)) && { alignment: AlignmentType.END }),
      ...(isTurned && { bidirectional: direction === 'rtl' }),
      ...(edges && { border: borders(edges) }),
      // Word makes the last line as high as the mark of the paragraph, LibreOffice as its letters
      ...(last && 'text' in last && last.size && { run: { size: Math.round(last.size * 2) } }),
      children: bookmark === undefined ? inner : bookmarked(bookmark, ++this.#bookmarks, inner),
    })
  }

  private inline(piece: InlinePiece, direction: Direction): ParagraphChild[] {
    if ('text' in piece) {
      const address = piece.link === undefined ? null : webAddress(piece.link)
      const written = runs(piece.text, direction, format(piece, address !== null))
      return address === null ? written : [new WebLink(written, `Link${++this.#links}`, address)]
    }
    if ('break' in piece) return [new TextRun({ break: 1 })]
    if ('tab' in piece) return [new Run({ children: [new Tab()] })]
    if ('field' in piece) return field(piece.field, piece.shows)
    if ('commentsBegin' in piece) return piece.commentsBegin.map(number => new CommentRangeStart(number))
    if ('commentsEnd' in piece)
      return piece.commentsEnd.flatMap(number => [
        new CommentRangeEnd(number),
        new Run({ style: 'CommentReference', children: [new CommentReference(number)] }),
      ])
    const { bytes, type, svg, width, height, alt } = piece.picture
    const drawing = {
      transformation: { width: (width * 96) / 72, height: (height * 96) / 72 },
      altText: { name: `Picture ${++this.#drawings}`, description: alt, id: String(this.#drawings) },
    }
    return [
      new ImageRun(
        svg
          ? { type: 'svg', data: svg, fallback: { type, data: bytes }, ...drawing }
          : { type, data: bytes, ...drawing },
      ),
    ]
  }

  private table(piece: TablePiece): LookTable {
    const { look, widths, heads, totals, splits, compact, rows } = piece
    const direction = piece.direction ?? this.direction
    const columns = widths.map(twips)
    const total = columns.reduce((sum, width) => sum + width, 0)
    return new LookTable({
      ...(look === 'none' ? { style: 'TableNormal', borders: none } : { style: look }),
      width: { size: total, type: WidthType.DXA },
      columnWidths: columns,
      layout: TableLayoutType.FIXED,
      ...(compact && { margins: compactMargins }),
      ...(direction === 'rtl' && { visuallyRightToLeft: true }),
      tableLook: {
        firstRow: heads > 0 && look !== 'MeridianFields',
        lastRow: totals === true,
        firstColumn: look === 'MeridianFields',
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows: rows.map((cells, row) => {
        let column = 0
        return new TableRow({
          ...(row < heads && { tableHeader: true }),
          ...(rowStays(piece, row) && { keepNext: true }),
          ...((!splits?.[row] || row < heads) && { cantSplit: true }),
          children: cells.map(cell => {
            const from = column
            column += cell.columns
            const width = columns.slice(from, column).reduce((sum, one) => sum + one, 0)
            return new TableCell({
              width: { size: width, type: WidthType.DXA },
              ...(cell.columns > 1 && { columnSpan: cell.columns }),
              ...(totals && row === rows.length - 1 && { borders: totalLines }),
              ...(cell.merge && {
                verticalMerge: cell.merge === 'first' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
              }),
              ...(look === 'none' && {
                margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
              }),
              children: (cell.paragraphs.length > 0 ? cell.paragraphs : [emptyCell]).map(paragraph =>
                this.paragraph(paragraph, direction),
              ),
            })
          }),
        })
      }),
    })
  }
}

const borders = (edges: NonNullable<ParagraphStyle['edges']>) =>
  Object.fromEntries(
    Object.entries(edges).map(([side, { thickness, space, colour: hue }]) => [
      side,
      { style: BorderStyle.SINGLE, size: Math.round(thickness * 8), space, color: hue },
    ]),
  )

/** The lines of a row of totals; LibreOffice does not take them from the table style. */
const totalLines = {
  top: { style: BorderStyle.SINGLE, size: 6, color: colour.green },
  bottom: { style: BorderStyle.SINGLE, size: 8, color: colour.green },
}
const compactMargins = {
  top: twips(cellPadding.compact),
  bottom: twips(cellPadding.compact),
  left: twips(cellPadding.horizontal),
  right: twips(cellPadding.horizontal),
  marginUnitType: WidthType.DXA,
}
const emptyCell: ParagraphPiece = { kind: 'paragraph', style: 'TableText', inlines: [] }
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const none = {
  top: noLine,
  bottom: noLine,
  left: noLine,
  right: noLine,
  insideHorizontal: noLine,
  insideVertical: noLine,
}

function format({ bold, italic, colour: letters, fill, frame, size, raised }: TextPiece, isLink: boolean): IRunOptions {
  return {
    ...(isLink && { style: 'Hyperlink' }),
    ...(bold && { bold: true }),
    ...(italic && { italics: true, italicsComplexScript: false }), // letters of Arabic do not lean
    ...(letters && { color: letters }),
    ...(size && { size: Math.round(size * 2) }),
    ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    ...(frame && { border: { style: BorderStyle.SINGLE, size: 8, space: 0, color: frame } }),
    ...(raised && { superScript: true, color: colour.quiet }),
  }
}
