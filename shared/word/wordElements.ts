import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  ConcreteHyperlink,
  FileChild,
  Paragraph,
  Run,
  Table,
  TextRun,
  type IContext,
  type ParagraphChild,
  type XmlComponent,
} from 'docx'

/** An element of WordprocessingML that `docx` has no class for. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlComponent[] = [],
): XmlComponent {
  const written = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }]))
  return new BuilderElement({ name, attributes: written, children })
}

const fieldChar = (type: 'begin' | 'separate' | 'end') =>
  new Run({ children: [element('w:fldChar', { 'w:fldCharType': type })] })

class Instruction extends FileChild {
  constructor(instruction: string) {
    super('w:instrText')
    this.root.push({ _attr: { 'xml:space': 'preserve' } }, instruction)
  }
}

/** The runs that open a field; what it shows stands between them and `fieldEnd`. It is clean: Word shows it without asking. */
export const fieldStart = (instruction: string): ParagraphChild[] => [
  fieldChar('begin'),
  new Run({ children: [new Instruction(instruction)] }),
  fieldChar('separate'),
]

/** The run that closes a field. */
export const fieldEnd = (): ParagraphChild => fieldChar('end')

/** A field with the text it shows until Word counts again. */
export const field = (instruction: string, shows: string): ParagraphChild[] => [
  ...fieldStart(instruction),
  new TextRun(shows),
  fieldEnd(),
]

/** The table of contents as Word knows it: with "Update table" above. */
export class ContentsBlock extends FileChild {
  constructor(paragraphs: readonly XmlComponent[]) {
    super('w:sdt')
    this.root.push(
      element('w:sdtPr', {}, [
        element('w:docPartObj', {}, [
          element('w:docPartGallery', { 'w:val': 'Table of Contents' }),
          element('w:docPartUnique'),
        ]),
      ]),
      element('w:sdtContent', {}, paragraphs),
    )
  }
}

/** Children inside a bookmark whose id is given: those `docx` counts go on from document to document. */
export const bookmarked = (name: string, id: number, children: readonly ParagraphChild[]): ParagraphChild[] =>
  [new BookmarkStart(name, id), ...children, new BookmarkEnd(id)] as ParagraphChild[] // its types forget what its manual shows

const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** A link to a web address, with an id of its own: those `docx` makes up differ each time. */
export class WebLink extends ConcreteHyperlink {
  constructor(
    children: readonly ParagraphChild[],
    id: string,
    private readonly address: string,
  ) {
    super(children, id)
  }

  override prepForXml(context: IContext): ReturnType<ConcreteHyperlink['prepForXml']> {
    context.viewWrapper.Relationships.addRelationship(this.linkId, hyperlinkType, this.address, 'External')
    return super.prepForXml(context)
  }
}

/** The parts of a table's look, as bits of the number that says them all; see ECMA-376 part 4, `tblLook`. */
const lookBits = {
  'w:firstRow': 0x20,
  'w:lastRow': 0x40,
  'w:firstColumn': 0x80,
  'w:lastColumn': 0x100,
  'w:noHBand': 0x200,
  'w:noVBand': 0x400,
} as const

/** A table that says its look as one number too: LibreOffice and Word 2007 read no other, and would give any table a head. */
export class LookTable extends Table {
  override prepForXml(context: IContext): ReturnType<Table['prepForXml']> {
    const written = super.prepForXml(context) as { readonly 'w:tbl': readonly { readonly 'w:tblPr'?: object[] }[] }
    const properties = written['w:tbl'].find(child => child['w:tblPr'])?.['w:tblPr']
    const look = properties?.find(property => 'w:tblLook' in property) as
      { 'w:tblLook': { _attr: Record<string, unknown> } } | undefined
    if (!look) throw new Error('a table without look')
    const attributes = look['w:tblLook']._attr
    const bits = Object.entries(lookBits).reduce((sum, [name, bit]) => (attributes[name] ? sum | bit : sum), 0)
    look['w:tblLook'] = { _attr: { 'w:val': bits.toString(16).toUpperCase().padStart(4, '0'), ...attributes } }
    return written
  }
}

/** What the schema wants before the word on page breaks. */
const earlier = ['w:pStyle', 'w:keepNext', 'w:keepLines']

/** A paragraph whose style begins a page, without the new page: `docx` writes no `false`. */
export class SamePageParagraph extends Paragraph {
  override prepForXml(context: IContext): ReturnType<Paragraph['prepForXml']> {
    const written = super.prepForXml(context) as { readonly 'w:p': readonly { readonly 'w:pPr'?: unknown[] }[] }
    const properties = written['w:p'].find(child => child['w:pPr'])?.['w:pPr']
    if (!properties) throw new Error('a heading without style')
    const after = properties.findLastIndex(property => earlier.some(name => name in (property as object)))
    properties.splice(after + 1, 0, { 'w:pageBreakBefore': { _attr: { 'w:val': 'false' } } })
    return written
  }
}
