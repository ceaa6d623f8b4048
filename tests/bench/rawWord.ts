import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx'
import type { StrategyContent } from '#shared/content/content'
import type { Block, Inline } from '#shared/draft/blocks'

/**
 * The same text as a programmer would hand it to `docx`, with nothing of ours: a paragraph a paragraph, a run a run, a table a
 * table, title, contents, header and footer. It measures what the library itself costs.
 */
export async function rawWord(content: StrategyContent): Promise<Uint8Array> {
  let lists = 0
  const runs = (inlines: readonly Inline[]) =>
    inlines.map(part =>
      'break' in part
        ? new TextRun({ break: 1 })
        : new TextRun({ text: part.text, ...(part.bold && { bold: true }), ...(part.italic && { italics: true }) }),
    )
  const write = (block: Block): FileChild[] => {
    switch (block.type) {
      case 'paragraph':
        return [new Paragraph({ style: 'BodyText', children: runs(block.content) })]
      case 'heading':
        return [new Paragraph({ heading: block.level === 1 ? 'Heading2' : 'Heading3', children: runs(block.content) })]
      case 'list': {
        const numbering = {
          reference: block.ordered ? 'numbers' : 'bullets',
          level: 0,
          instance: block.ordered ? ++lists : 0,
        }
        return block.items.flatMap(item =>
          item.flatMap(inner =>
            inner.type === 'paragraph'
              ? [new Paragraph({ style: 'ListText', numbering, children: runs(inner.content) })]
              : write(inner),
          ),
        )
      }
      case 'table': {
        const columns = Math.max(...block.rows.map(row => row.length))
        const size = Math.floor(8391 / columns)
        return [
          new Table({
            width: { size: size * columns, type: WidthType.DXA },
            columnWidths: Array.from({ length: columns }, () => size),
            rows: block.rows.map(
              (row, y) =>
                new TableRow({
                  ...(y === 0 && { tableHeader: true }),
                  cantSplit: true,
                  children: row.map(
                    cell =>
                      new TableCell({
                        width: { size, type: WidthType.DXA },
                        children: cell.blocks.flatMap(inner =>
                          inner.type === 'paragraph'
                            ? [new Paragraph({ style: 'TableText', children: runs(inner.content) })]
                            : [],
                        ),
                      }),
                  ),
                }),
            ),
          }),
        ]
      }
      case 'decision':
      case 'figure':
      case 'quote':
      case 'unknown':
        throw new Error(`the draft that is measured has no ${block.type}`)
    }
  }
  const style = (id: string, size: number) => ({
    id,
    name: id,
    basedOn: 'Normal',
    run: { font: 'Arial', size },
    paragraph: { spacing: { after: 140, line: 307 } },
  })
  const document = new Document({
    title: content.profile.title,
    creator: content.profile.institution,
    styles: {
      default: { document: { run: { font: 'Arial', size: 21 } } },
      paragraphStyles: [style('BodyText', 21), style('ListText', 21), style('TableText', 19)],
    },
    numbering: {
      config: [
        {
          reference: 'bullets',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT }],
        },
        {
          reference: 'numbers',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(content.profile.title)] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: 'Title', children: [new TextRun(content.profile.title)] }),
          new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
          ...content.sections.flatMap(section => [
            new Paragraph({ heading: 'Heading1', pageBreakBefore: true, children: [new TextRun(section.title)] }),
            ...section.blocks.flatMap(write),
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
