/** Measures of the page, in points: A4, wide inner margin for hanging numbers. */
const mm = (value: number) => (value / 25.4) * 72

export interface PageForm {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The upright page, and the wide one: margins turn with the page. */
export const upright: PageForm = {
  width: mm(210),
  height: mm(297),
  top: mm(29),
  bottom: mm(25),
  left: mm(38),
  right: mm(24),
}
export const wide: PageForm = {
  width: mm(297),
  height: mm(210),
  top: mm(38),
  bottom: mm(24),
  left: mm(29),
  right: mm(25),
}
/** From the edge of the paper to header and footer. */
export const headerEdge = mm(13)

export const textWidthOf = ({ width, left, right }: PageForm): number => width - left - right
export const textHeightOf = ({ height, top, bottom }: PageForm): number => height - top - bottom

/** Colours of the Word file; they keep their order in grey print. */
export const colour = {
  green: '0F5A4A',
  text: '1A1A1A',
  second: '333333',
  quiet: '555555',
  rule: '9AA39D',
  row: 'C5CCC7',
  headFill: 'E8EFEB',
  callFill: 'F1F5F3',
} as const

/** Padding of table cells, in points. */
export const cellPadding = { vertical: 3.5, compact: 1.75, horizontal: 5 } as const

/** One edge of a paragraph: thickness and distance from the text in points. */
export interface Edge {
  readonly thickness: number
  readonly space: number
  readonly colour: string
}

/** A paragraph style: sizes in points, line spacing as a multiple, indents in points. */
export interface ParagraphStyle {
  /** As Word shows it; a template of a university replaces it by this name. */
  readonly name: string
  readonly basedOn?: string
  readonly next?: string
  readonly size: number
  readonly multiple: number
  readonly before: number
  readonly after: number
  readonly bold?: true
  readonly italic?: true
  readonly colour?: string
  readonly font?: string
  readonly left?: number
  readonly right?: number
  readonly hanging?: number
  readonly end?: true
  readonly keepNext?: true
  readonly keepLines?: true
  readonly pageBreakBefore?: true
  readonly outline?: number
  /** Level in the list of numbered headings. */
  readonly headingLevel?: number
  readonly tabs?: readonly { readonly at: number; readonly end?: true; readonly middle?: true; readonly dots?: true }[]
  readonly edges?: { readonly top?: Edge; readonly bottom?: Edge; readonly left?: Edge; readonly right?: Edge }
  readonly fill?: string
}

const body = { size: 10.5, multiple: 1.28, before: 0, after: 7 } as const
const table = { size: 9.5, multiple: 1.2, before: 0, after: 0 } as const
const hang = mm(14)
const step = mm(5)
const line = textWidthOf(upright)
const call: Pick<ParagraphStyle, 'left' | 'right' | 'edges' | 'fill' | 'keepLines'> = {
  left: 13,
  right: 10,
  edges: {
    top: { thickness: 0.5, space: 6, colour: colour.callFill },
    left: { thickness: 3, space: 10, colour: colour.green },
    bottom: { thickness: 0.5, space: 6, colour: colour.callFill },
    right: { thickness: 0.5, space: 9, colour: colour.callFill },
  },
  fill: colour.callFill,
  keepLines: true,
}
const listStyle = (name: string, level: number, numbered: boolean) =>
  ({
    name,
    basedOn: 'BodyText',
    ...body,
    after: 3,
    left: level * step,
    ...(numbered && { hanging: step }),
  }) as const satisfies ParagraphStyle

/** The house style, by style id. */
export const styles = {
  Normal: { name: 'Normal', ...body, colour: colour.text },
  BodyText: { name: 'Body Text', basedOn: 'Normal', ...body },
  Institution: { name: 'Institution', basedOn: 'Normal', size: 12, multiple: 1.09, before: 0, after: 0, bold: true },
  Office: { name: 'Office', basedOn: 'Normal', size: 9, multiple: 1.16, before: 0, after: 0, colour: colour.quiet },
  TitleRule: {
    name: 'Title Rule',
    basedOn: 'Normal',
    next: 'Title',
    size: 1,
    multiple: 1,
    before: 0,
    after: mm(9),
    right: line - mm(26),
    keepNext: true,
    edges: { top: { thickness: 2.25, space: 0, colour: colour.green } },
  },
  Title: {
    name: 'Title',
    basedOn: 'Normal',
    next: 'Subtitle',
    size: 32,
    multiple: 1.05,
    before: 0,
    after: 6,
    bold: true,
    colour: colour.green,
    keepNext: true,
  },
  Subtitle: {
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 16,
    multiple: 1.2,
    before: 6,
    after: 0,
    right: mm(28),
    colour: colour.second,
  },
  TitleNote: {
    name: 'Title Note',
    basedOn: 'Normal',
    size: 8.5,
    multiple: 1.23,
    before: mm(8),
    after: 0,
    colour: colour.quiet,
  },
  Heading1: {
    name: 'heading 1',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 20,
    multiple: 1.09,
    before: 0,
    after: 12,
    bold: true,
    colour: colour.green,
    hanging: hang,
    keepNext: true,
    keepLines: true,
    pageBreakBefore: true,
    outline: 0,
    headingLevel: 0,
  },
  Heading2: {
    name: 'heading 2',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 14,
    multiple: 1.12,
    before: 18,
    after: 6,
    bold: true,
    colour: colour.green,
    hanging: hang,
    keepNext: true,
    keepLines: true,
    outline: 1,
    headingLevel: 1,
  },
  Heading3: {
    name: 'heading 3',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 11.5,
    multiple: 1.14,
    before: 12,
    after: 3,
    bold: true,
    keepNext: true,
    keepLines: true,
    outline: 2,
  },
  Heading4: {
    name: 'heading 4',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 10.5,
    multiple: 1.14,
    before: 10,
    after: 3,
    bold: true,
    italic: true,
    keepNext: true,
    keepLines: true,
    outline: 3,
  },
  ListBullet: listStyle('List Bullet', 1, true),
  ListBullet2: listStyle('List Bullet 2', 2, true),
  ListBullet3: listStyle('List Bullet 3', 3, true),
  ListNumber: listStyle('List Number', 1, true),
  ListNumber2: listStyle('List Number 2', 2, true),
  ListNumber3: listStyle('List Number 3', 3, true),
  ListContinue: listStyle('List Continue', 1, false),
  ListContinue2: listStyle('List Continue 2', 2, false),
  ListContinue3: listStyle('List Continue 3', 3, false),
  NumberedParagraph: { name: 'Numbered Paragraph', basedOn: 'BodyText', ...body, left: mm(10), hanging: mm(10) },
  Quote: { name: 'Quote', basedOn: 'BodyText', ...body, before: 4, after: 8, italic: true, left: mm(8) },
  Figure: {
    name: 'Figure',
    basedOn: 'Normal',
    next: 'Caption',
    size: 10.5,
    multiple: 1,
    before: 9,
    after: 0,
    keepNext: true,
  },
  MissingPicture: {
    name: 'Missing Picture',
    basedOn: 'Normal',
    ...body,
    before: 10,
    after: 10,
    left: 6,
    right: 6,
    colour: colour.quiet,
    keepLines: true,
    edges: {
      top: { thickness: 0.5, space: 6, colour: colour.rule },
      left: { thickness: 0.5, space: 6, colour: colour.rule },
      bottom: { thickness: 0.5, space: 6, colour: colour.rule },
      right: { thickness: 0.5, space: 6, colour: colour.rule },
    },
  },
  Caption: {
    name: 'caption',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 9,
    multiple: 1.15,
    before: 10,
    after: 4,
    bold: true,
    colour: colour.second,
    keepLines: true,
  },
  Source: {
    name: 'Source',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 8.5,
    multiple: 1.12,
    before: 2,
    after: 10,
    colour: colour.quiet,
    keepLines: true,
  },
  TableText: { name: 'Table Text', basedOn: 'Normal', ...table },
  TableHead: { name: 'Table Head', basedOn: 'TableText', ...table, bold: true, keepNext: true },
  TableNumber: { name: 'Table Number', basedOn: 'TableText', ...table, end: true },
  MatrixHead: { name: 'Matrix Head', basedOn: 'TableText', ...table, size: 11, keepNext: true },
  MatrixItem: {
    name: 'Matrix Item',
    basedOn: 'TableText',
    ...table,
    left: mm(9),
    hanging: mm(9),
    keepLines: true,
  },
  TableGap: { name: 'Table Gap', basedOn: 'Normal', size: 4, multiple: 1, before: 4, after: 0 },
  Decision: { name: 'Decision', basedOn: 'BodyText', ...body, before: 0, after: 10, ...call },
  DecisionLabel: {
    name: 'Decision Label',
    basedOn: 'BodyText',
    next: 'Decision',
    size: 9,
    multiple: 1.16,
    before: 10,
    after: 2,
    bold: true,
    colour: colour.green,
    keepNext: true,
    ...call,
  },
  Fingerprint: {
    name: 'Fingerprint',
    basedOn: 'TableText',
    size: 8.5,
    multiple: 1.3,
    before: 0,
    after: 0,
    font: 'Courier New',
  },
  TOCHeading: {
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 20,
    multiple: 1.09,
    before: 0,
    after: 12,
    bold: true,
    colour: colour.green,
    keepNext: true,
    pageBreakBefore: true,
  },
  TOC1: {
    name: 'toc 1',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 10.5,
    multiple: 1.2,
    before: 6,
    after: 1,
    bold: true,
    left: mm(10),
    hanging: mm(10),
    keepNext: true,
    tabs: [{ at: mm(10) }, { at: line, end: true }],
  },
  TOC2: {
    name: 'toc 2',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 10,
    multiple: 1.2,
    before: 0,
    after: 1,
    left: mm(22),
    hanging: mm(12),
    tabs: [{ at: mm(22) }, { at: line, end: true, dots: true }],
  },
  TableOfFigures: {
    name: 'table of figures',
    basedOn: 'Normal',
    next: 'BodyText',
    size: 10,
    multiple: 1.2,
    before: 0,
    after: 1,
    tabs: [{ at: line, end: true, dots: true }],
  },
  Header: {
    name: 'header',
    basedOn: 'Normal',
    size: 8.5,
    multiple: 1.13,
    before: 0,
    after: 0,
    colour: colour.quiet,
    tabs: [
      { at: line / 2, middle: true },
      { at: line, end: true },
    ],
    edges: { bottom: { thickness: 0.5, space: 4, colour: colour.rule } },
  },
  Footer: {
    name: 'footer',
    basedOn: 'Normal',
    size: 8.5,
    multiple: 1.13,
    before: 0,
    after: 0,
    colour: colour.quiet,
    tabs: [{ at: line, end: true }],
    edges: { top: { thickness: 0.5, space: 4, colour: colour.rule } },
  },
  FootnoteText: { name: 'footnote text', basedOn: 'Normal', size: 8.5, multiple: 1.15, before: 0, after: 2 },
  CommentText: { name: 'annotation text', basedOn: 'Normal', size: 9, multiple: 1.15, before: 0, after: 0 },
  SignatureLine: {
    name: 'Signature Line',
    basedOn: 'Normal',
    size: 10.5,
    multiple: 1.28,
    before: 28,
    after: 0,
    keepNext: true,
    keepLines: true,
  },
} as const satisfies Record<string, ParagraphStyle>

export type StyleId = keyof typeof styles

/** A style with all its optional fields visible. */
export const styleOf = (id: StyleId): ParagraphStyle => styles[id]

/** The last level of lists, counted from 0: what is deeper stands on it. Styles have names for the first three. */
export const deepestList = 5

/** How far heading numbers hang into the margin, and how far lists step in, in points. */
export const headingHang = hang
export const listStep = step
