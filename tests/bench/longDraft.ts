import * as Y from 'yjs'
import type { Block, Inline } from '#shared/draft/blocks'
import { appendBlocks } from '#shared/draft/prose'
import type { Section, SectionId } from '#shared/draft/section'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'
import { chance } from '../support/chance'

/** A text of the size DESIGN 8 asks for, the same at every run: 45,000 words in 15 sections. */
export const sectionCount = 15
const wordsPerSection = 3000

/** Id of the n-th section. */
export const longSection = (place: number): SectionId => `section:long${place}`

/** First word of a paragraph in the middle of a section's first page, found in no other. */
const anchorOf = (name: string) => `anchor-${name}-`
export const anchor = (section: number): string => anchorOf(`s${section}`)

const syllables = 'ka ri no te la mo ses tra pun del vi or an shi gra ten'.split(' ')

/** One section's blocks: paragraphs with some bold and italic text, headings, lists and a table. */
function blocksOf(draw: () => number, name: string): Block[] {
  const below = (limit: number) => Math.floor(draw() * limit)
  const word = () => Array.from({ length: 1 + below(3) }, () => syllables[below(syllables.length)]!).join('')
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  let made = 0
  const id = () => `${name}x${made++}`
  const sentence = (count: number): Inline[] => [
    { text: `${words(Math.ceil(count / 2))} ` },
    { text: words(3), bold: true },
    { text: ` ${words(Math.floor(count / 2) - 6)} ` },
    { text: words(3), italic: true },
    { text: '.' },
  ]
  const paragraph = (count: number): Block => ({ type: 'paragraph', id: id(), content: sentence(count) })
  const cell = (header: boolean) => ({
    header,
    colspan: 1,
    rowspan: 1,
    blocks: [{ type: 'paragraph' as const, id: id(), content: [{ text: words(4) }] }],
  })
  const blocks: Block[] = []
  let left = wordsPerSection
  for (let at = 0; left > 0; at++) {
    if (at % 9 === 0) {
      blocks.push({ type: 'heading', id: id(), level: at === 0 ? 1 : 2, content: [{ text: words(5) }] })
      left -= 5
    } else if (at % 9 === 5) {
      blocks.push({
        type: 'list',
        ordered: at % 2 === 0,
        start: 1,
        items: Array.from({ length: 4 }, () => [paragraph(20)]),
      })
      left -= 80
    } else if (at === 16) {
      blocks.push({
        type: 'table',
        id: id(),
        caption: '',
        source: '',
        rows: Array.from({ length: 6 }, (_, row) => Array.from({ length: 4 }, () => cell(row === 0))),
      })
      left -= 96
    } else if (at === 6) {
      blocks.push({ type: 'paragraph', id: id(), content: [{ text: `${anchorOf(name)} ` }, ...sentence(90)] })
      left -= 90
    } else {
      blocks.push(paragraph(90))
      left -= 90
    }
  }
  return blocks
}

/** Updates that bring the text into a workspace, and into the one fragment of the bare page. */
export interface LongDraft {
  readonly record: Uint8Array
  readonly draft: Uint8Array
  readonly bare: Uint8Array
  /** How many blocks each section has. */
  readonly blocks: readonly number[]
}

/** Writes the text into a workspace. Gives the blocks of each section. */
export function writeLong({ sections, prose }: Pick<Workspace, 'sections' | 'prose'>): readonly (readonly Block[])[] {
  const draw = chance(20260)
  return Array.from({ length: sectionCount }, (_, place) => {
    const section: Section = {
      id: longSection(place),
      outline: null,
      title: `Section number ${place + 1}`,
      part: 'body',
      state: 'drafting',
      unit: null,
      targetWords: wordsPerSection,
      order: `a${String.fromCharCode(65 + place)}`,
    }
    sections.add(section)
    const blocks = blocksOf(draw, `s${place}`)
    const fragment = prose(section.id)
    fragment.doc!.transact(() => appendBlocks(fragment, blocks))
    return blocks
  })
}

export function longDraft(): LongDraft {
  const record = new Y.Doc()
  const draft = new Y.Doc()
  const bare = new Y.Doc()
  const prose = bare.getXmlFragment('prose')
  const sections = writeLong(bindWorkspace({ record, draft }))
  for (const blocks of sections) bare.transact(() => appendBlocks(prose, blocks))
  bare.transact(() => withoutIds(prose))
  return {
    record: Y.encodeStateAsUpdate(record),
    draft: Y.encodeStateAsUpdate(draft),
    bare: Y.encodeStateAsUpdate(bare),
    blocks: sections.map(({ length }) => length),
  }
}

/** The bare page knows no ids, captions and sources; it is not to spend its time on dropping them. */
function withoutIds(parent: Y.XmlFragment): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    for (const name of ['id', 'caption', 'source']) child.removeAttribute(name)
    withoutIds(child)
  }
}
