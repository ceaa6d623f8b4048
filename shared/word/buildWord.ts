import { Document, PageOrientation } from 'docx'
import { rtlLanguageOf, type Direction } from '../base/direction'
import { MeridianError } from '../base/errors'
import { sha256 } from '../base/bytes'
import { phrasesOf } from '../base/phrases'
import type words from '../../resources/locales/en/word.json'
import { fingerprintBytes } from '../content/canonical'
import type { StrategyContent } from '../content/content'
import type { Drawing } from './benchmarkBody'
import { commented } from './commented'
import { commentOptions } from './commentOptions'
import { mostFigures } from './benchmarkReading'
import { footer, header } from './headers'
import { headerEdge, upright, wide } from './house'
import { joined } from './joints'
import { clean, lists, Manuscript } from './manuscript'
import { numbering } from './numbering'
import { packDocx } from './packDocx'
import { paginate } from './paginate'
import { turnRightToLeft } from './sectionDirection'
import { isRightToLeft, stylesXml, twips } from './stylesXml'
import { Writer } from './toDocx'
import type { Edition } from './edition'
import { strategyParts } from './strategyParts'
import { withWidePages } from './widePages'

/** The phrases of the Word file: resources/locales/<language>/word.json. */
export type WordWords = typeof words

/** All that a Word file is made from. */
export interface WordInput {
  readonly content: StrategyContent
  /** Bytes of pictures by SHA-256; what is missing is said in its place. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  readonly words: WordWords
  readonly drawing: Drawing
}

/** What may stop the work between two steps: an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean
}

/**
 * The Word file of a strategy. The same content gives the same bytes in Node and in a browser, whatever day it is. Runs without
 * a DOM. `onProgress` hears of sections, charts and packing as they are done. Throws `word.cancelled` once `stop` is aborted.
 */
export async function buildWord(
  { content, pictures, words, drawing }: WordInput,
  onProgress: (done: number, of: number) => void = () => undefined,
  stop?: Stop,
): Promise<Uint8Array> {
  const say = phrasesOf(words, words.language)
  const { profile } = content
  const edition: Edition = {
    title: clean(profile.title).trim() || say('untitled'),
    institution: clean(profile.institution).trim() || say('noInstitution'),
    version: say('version'),
    fingerprint: await sha256(fingerprintBytes(content)),
  }
  const direction: Direction = isRightToLeft(profile.language) ? 'rtl' : 'ltr'
  const manuscript = new Manuscript(say, pictures, direction)
  const of = content.sections.length + Math.min(mostFigures, content.benchmark.indicators.length) + 2
  let done = 0
  const step = () => {
    if (stop?.aborted) throw new MeridianError('word.cancelled')
    onProgress(Math.min(++done, of), of)
  }

  const { parts, comments } = commented(
    joined(withWidePages(await strategyParts(manuscript, content, edition, drawing, step))),
    content.threads ?? [],
    say,
  )
  const writer = new Writer(manuscript.headings, paginate(parts, manuscript.headings), profile.language)
  const written = parts.map(({ pieces }) => pieces.map(piece => writer.write(piece)))
  const document = new Document({
    numbering: numbering(manuscript.starts, say, direction),
    ...(comments.length > 0 && { comments: { children: comments.map(commentOptions) } }),
    customProperties: [
      { name: 'MeridianVersion', value: edition.version },
      { name: 'MeridianFingerprint', value: edition.fingerprint },
    ],
    sections: parts.map(({ landscape }, part) => ({
      properties: { ...page(landscape, direction), ...(part === 0 && { titlePage: true }) },
      headers: { default: header(edition, landscape, direction) },
      footers: { default: footer(edition, landscape, direction, say) },
      children: written[part]!,
    })),
  })
  // the first list made is number 2, which the heading styles name; see headingNumId
  document.Numbering.createConcreteNumberingInstance(lists.headings, 0)
  if (direction === 'rtl')
    for (const [first] of written) turnRightToLeft(document.Document.View.Body.getSectionPropertiesFor(first)!)
  step()
  const bytes = await packDocx(document, stylesXml(profile.language, rtlLanguageOf(JSON.stringify(content))), {
    title: edition.title,
    creator: edition.institution,
    subject: clean(profile.subtitle).trim(),
    keywords: say('keywords'),
    language: profile.language,
  })
  onProgress(of, of)
  return bytes
}

/** The margin for the binding is on the side where lines begin. */
function page(landscape: boolean, direction: Direction) {
  const form = landscape ? wide : upright
  const [left, right] = direction === 'rtl' ? [form.right, form.left] : [form.left, form.right]
  return {
    page: {
      size: {
        // docx turns the two when the page lies
        width: twips(upright.width),
        height: twips(upright.height),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twips(form.top),
        bottom: twips(form.bottom),
        left: twips(left),
        right: twips(right),
        header: twips(headerEdge),
        footer: twips(headerEdge),
      },
    },
  }
}
