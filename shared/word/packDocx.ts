import { type Document, Packer } from 'docx'
import { escapeXml } from '../base/xml'

/** What `docProps/core.xml` says. */
export interface CoreProperties {
  readonly title: string
  readonly creator: string
  readonly subject: string
  readonly keywords: string
  /** BCP 47 tag. */
  readonly language: string
}

/** The day of every Meridian file: a date of its own would make the same content another file each time. */
const fixedDay = '1980-01-01T00:00:00Z'

function coreXml({ title, creator, subject, keywords, language }: CoreProperties): string {
  const part = (name: string, value: string) => (value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`)
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    part('dc:title', title) +
    part('dc:subject', subject) +
    part('dc:creator', creator) +
    part('cp:keywords', keywords) +
    part('dc:language', language) +
    part('cp:lastModifiedBy', creator) +
    '<cp:revision>1</cp:revision>' +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${fixedDay}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${fixedDay}</dcterms:modified>` +
    '</cp:coreProperties>'
  )
}

/**
 * `word/settings.xml` as Word 2013 and later write it for a new document: in the mode of today, and with paragraph styles that
 * hold inside tables too. Nothing in it makes Word ask anything on opening.
 */
const settingsXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>' +
  [
    ['compatibilityMode', 15],
    ['overrideTableStyleFontSizeAndJustification', 1],
    ['enableOpenTypeFeatures', 1],
    ['doNotFlipMirrorIndents', 1],
  ]
    .map(
      ([name, value]) =>
        `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`,
    )
    .join('') +
  '</w:compat></w:settings>'

/** Packs a document with our own styles, settings and properties. The same document gives the same bytes anywhere. */
export async function packDocx(document: Document, styles: string, properties: CoreProperties): Promise<Uint8Array> {
  const zip = await Packer.pack(document, 'uint8array', undefined, [
    { path: 'word/styles.xml', data: styles },
    { path: 'word/settings.xml', data: settingsXml },
    { path: 'docProps/core.xml', data: coreXml(properties) },
  ])
  return withoutClock(zip)
}

/**
 * Sets the time of every entry of a zip to 1 January 1980, in place: `docx` writes the present, in local time. Nothing is
 * packed anew. See section 4.3 of the ZIP specification (APPNOTE 6.3.10).
 */
export function withoutClock(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22 // no comment: `docx` writes none
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw new Error('not a zip as docx writes it')
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < entries; entry++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('broken zip directory')
    const local = view.getUint32(at + 42, true)
    for (const stamp of [at + 12, local + 10]) {
      view.setUint16(stamp, 0, true) // midnight
      view.setUint16(stamp + 2, 0x21, true) // 1980-01-01
    }
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
