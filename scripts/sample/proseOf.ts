import { marked, type Token, type Tokens } from 'marked'
import type { Block, Inline, TableCell } from '#shared/draft/blocks'
import type { Drawing } from './pictures'

/** What the Markdown of a section becomes blocks with. */
export interface ProseNeeds {
  readonly pictures: ReadonlyMap<string, Drawing>
  /** Gives each block its id. */
  readonly nextId: () => string
}

/**
 * The Markdown of the sample as blocks: headings, lists, tables between `Table:` and `Source:` paragraphs, pictures, quotes,
 * decisions. Throws on anything else, so that a slip in the sources does not vanish.
 */
export function proseOf(markdown: string, needs: ProseNeeds): Block[] {
  const tokens = marked.lexer(markdown).filter(({ type }) => type !== 'space')
  const blocks: Block[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const caption = labelled(token, 'Table: ')
    if (caption === undefined) {
      blocks.push(blockOf(token, needs))
      continue
    }
    const table = tokens[++i]
    if (table?.type !== 'table') throw new Error(`no table after "Table: ${caption}"`)
    const source = tokens[i + 1] && labelled(tokens[i + 1]!, 'Source: ')
    if (source !== undefined) i++
    blocks.push(tableOf(table as Tokens.Table, caption, source ?? '', needs))
  }
  return blocks
}

/** The text after `label`, where a paragraph begins with it. */
function labelled(token: Token, label: string): string | undefined {
  return token.type === 'paragraph' && token.raw.startsWith(label)
    ? (token as Tokens.Paragraph).text.slice(label.length)
    : undefined
}

function blockOf(token: Token, needs: ProseNeeds): Block {
  const id = needs.nextId()
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading
      if (depth !== 2 && depth !== 3) throw new Error(`a heading of depth ${depth}`)
      return { type: 'heading', id, level: depth === 2 ? 1 : 2, content: inlineOf(tokens) }
    }
    case 'paragraph':
    case 'text': {
      const { tokens = [] } = token as Tokens.Paragraph
      const [only] = tokens
      if (tokens.length === 1 && only?.type === 'image') return figureOf(only as Tokens.Image, needs)
      return { type: 'paragraph', id, content: inlineOf(tokens) }
    }
    case 'list': {
      const { ordered, start, items } = token as Tokens.List
      return {
        type: 'list',
        ordered,
        start: Number(start) || 1,
        items: items.map(item =>
          item.tokens.filter(({ type }) => type !== 'space').map(inside => blockOf(inside, needs)),
        ),
      }
    }
    case 'blockquote':
      return quoteOf(token as Tokens.Blockquote, needs)
    default:
      throw new Error(`no block for ${token.type}: ${token.raw}`)
  }
}

const decisionMark = /^\[!DECISION\]\s*/

function quoteOf({ text }: Tokens.Blockquote, needs: ProseNeeds): Block {
  const isDecision = decisionMark.test(text)
  const id = needs.nextId()
  const blocks = proseOf(text.replace(decisionMark, ''), needs)
  return { type: isDecision ? 'decision' : 'quote', id, blocks }
}

function figureOf({ href, text, title }: Tokens.Image, { pictures, nextId }: ProseNeeds): Block {
  const drawing = pictures.get(href)
  if (!drawing) throw new Error(`no picture ${href}`)
  const { hash, type, width, height } = drawing
  return {
    type: 'figure',
    id: nextId(),
    blob: hash,
    mediaType: type,
    width,
    height,
    alt: text,
    caption: title ?? '',
    source: '',
  }
}

function tableOf({ header, rows }: Tokens.Table, caption: string, source: string, needs: ProseNeeds): Block {
  const cellOf = ({ tokens, header: isHeader }: Tokens.TableCell): TableCell => ({
    header: isHeader,
    colspan: 1,
    rowspan: 1,
    blocks: [{ type: 'paragraph', id: needs.nextId(), content: inlineOf(tokens) }],
  })
  return { type: 'table', id: needs.nextId(), caption, source, rows: [header, ...rows].map(row => row.map(cellOf)) }
}

type Marks = Omit<Extract<Inline, { text: string }>, 'text'>

function inlineOf(tokens: readonly Token[], marks: Marks = {}): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case 'text':
      case 'escape': {
        const { text } = token as Tokens.Text
        return [{ text: text.replace(/\n/g, ' '), ...marks }]
      }
      case 'strong':
        return inlineOf((token as Tokens.Strong).tokens, { ...marks, bold: true })
      case 'em':
        return inlineOf((token as Tokens.Em).tokens, { ...marks, italic: true })
      case 'link':
        return inlineOf((token as Tokens.Link).tokens, { ...marks, link: (token as Tokens.Link).href })
      case 'br':
        return [{ break: true }]
      default:
        throw new Error(`no inline for ${token.type}: ${token.raw}`)
    }
  })
}
