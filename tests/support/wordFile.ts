import { strFromU8, unzipSync } from 'fflate'
import words from '#resources/locales/en/word.json'
import type { StrategyContent } from '#shared/content/content'
import { buildWord } from '#shared/word/buildWord'
import type { Drawing } from '#shared/word/benchmarkBody'
import { nodeDrawing } from '../../server/word/drawing'
import { fixturePictures } from './strategyContent'

let drawing: Promise<Drawing> | undefined

/** The fonts and the rasteriser, loaded once for all tests of a file. */
export const testDrawing = (): Promise<Drawing> => (drawing ??= nodeDrawing())

/** The Word file of a content, in English. */
export const wordOf = async (content: StrategyContent, pictures = fixturePictures()): Promise<Uint8Array> =>
  buildWord({ content, pictures, words, drawing: await testDrawing() })

/** One paragraph as its XML tells it. */
export interface ReadParagraph {
  readonly xml: string
  readonly style: string
  readonly text: string
  readonly numId: string | null
  readonly level: string | null
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (xml: string) => xml.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '')

/** Text of a piece of WordprocessingML, without instructions of fields. */
export const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => unescaped(text!)).join('')

/** A Word file taken apart: its parts as text, its paragraphs in order. */
export function readWord(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const part = (name: string): string => {
    const file = files[name]
    if (!file) throw new Error(`no part ${name}`)
    return strFromU8(file)
  }
  const document = part('word/document.xml')
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([xml]): ReadParagraph => ({
    xml,
    style: /<w:pStyle w:val="([^"]+)"/.exec(xml)?.[1] ?? '',
    text: textIn(xml),
    numId: /<w:numId w:val="([^"]+)"/.exec(xml)?.[1] ?? null,
    level: /<w:ilvl w:val="([^"]+)"/.exec(xml)?.[1] ?? null,
  }))
  return {
    files: Object.keys(files),
    part,
    document,
    paragraphs,
    styled: (style: string) => paragraphs.filter(paragraph => paragraph.style === style),
  }
}
