import { z } from 'zod'

/** Text with its marks, or a line break inside a paragraph. */
export const Inline = z.union([
  z.object({
    text: z.string(),
    bold: z.literal(true).optional(),
    italic: z.literal(true).optional(),
    link: z.string().optional(),
  }),
  z.object({ break: z.literal(true) }),
])
export type Inline = z.infer<typeof Inline>

interface Identified {
  readonly id: string
}

/** A piece of prose as plain JSON: what previews, sealed versions and the Word file are made from. */
export type Block =
  | (Identified & { readonly type: 'paragraph'; readonly content: readonly Inline[] })
  | (Identified & { readonly type: 'heading'; readonly level: 1 | 2; readonly content: readonly Inline[] })
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly Block[])[]
    }
  | (Identified & { readonly type: 'quote'; readonly blocks: readonly Block[] })
  | (Identified & { readonly type: 'decision'; readonly blocks: readonly Block[] })
  | (Identified & {
      readonly type: 'figure'
      /** SHA-256 of the picture's bytes. */
      readonly blob: string
      readonly mediaType: string
      readonly width: number
      readonly height: number
      readonly alt: string
      readonly caption: string
      readonly source: string
    })
  | (Identified & {
      readonly type: 'table'
      readonly caption: string
      readonly source: string
      readonly rows: readonly TableRow[]
    })
  /** Something a newer version wrote: its text is kept, its form is not known here. */
  | { readonly type: 'unknown'; readonly name: string; readonly text: string }

export interface TableCell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly Block[]
}
export type TableRow = readonly TableCell[]

/** The text of blocks, a line per block, without marks. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n')
}

const inlineText = (content: readonly Inline[]) => content.map(part => ('text' in part ? part.text : '\n')).join('')

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content)
    case 'list':
      return block.items.map(plainText).join('\n')
    case 'quote':
    case 'decision':
      return plainText(block.blocks)
    case 'table':
      return block.rows.map(row => row.map(cell => plainText(cell.blocks)).join('\t')).join('\n')
    case 'figure':
      return block.caption
    case 'unknown':
      return block.text
  }
}
