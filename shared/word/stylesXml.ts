import type { Direction } from '../base/direction'
import { escapeXml } from '../base/xml'
import { cellPadding, colour, styleOf, styles, type Edge, type ParagraphStyle, type StyleId } from './house'

/** Fonts of the house: Arial everywhere, Urdu and Chinese by the fonts that Windows brings. */
const fonts = { latin: 'Arial', complex: 'Arial', eastAsian: 'Microsoft YaHei' } as const

/** Points as twentieths, as WordprocessingML wants them. */
export const twips = (points: number): number => Math.round(points * 20)

const rightToLeft = /^(ar|fa|he|ps|sd|ug|ur|yi)\b/i

/** Whether a language is written from right to left. */
export const isRightToLeft = (language: string): boolean => rightToLeft.test(language)

/** What `w:lang` says: the language of the document, and those of the other two kinds of script in it. */
const languageAttributes = (language: string, rtlLanguage: string) => ({
  value: language,
  eastAsia: /^(zh|ja|ko)\b/i.test(language) ? language : 'zh-CN',
  bidirectional: language.includes('-') && isRightToLeft(language) ? language : rtlLanguage,
})

/** The edges of a style for text of a direction: the rule of a callout stands where its lines begin. */
export function edgesOf({ edges }: ParagraphStyle, direction: Direction): ParagraphStyle['edges'] {
  if (!edges || direction === 'ltr') return edges
  const { left, right, ...others } = edges
  return { ...others, ...(right && { left: right }), ...(left && { right: left }) }
}

const edge = (side: string, { thickness, space, colour }: Edge) =>
  `<w:${side} w:val="single" w:sz="${Math.round(thickness * 8)}" w:space="${space}" w:color="${colour}"/>`

function paragraphProperties(style: ParagraphStyle, direction: Direction): string {
  const edges = edgesOf(style, direction)
  return [
    style.keepNext && '<w:keepNext/>',
    style.keepLines && '<w:keepLines/>',
    style.pageBreakBefore && '<w:pageBreakBefore/>',
    style.headingLevel !== undefined &&
      `<w:numPr><w:ilvl w:val="${style.headingLevel}"/><w:numId w:val="${headingNumId}"/></w:numPr>`,
    edges &&
      `<w:pBdr>${(['top', 'left', 'bottom', 'right'] as const).map(side => (edges[side] ? edge(side, edges[side]) : '')).join('')}</w:pBdr>`,
    style.fill && `<w:shd w:val="clear" w:color="auto" w:fill="${style.fill}"/>`,
    style.tabs &&
      `<w:tabs>${style.tabs
        .map(
          ({ at, end, middle, dots }) =>
            `<w:tab w:val="${end ? 'right' : middle ? 'center' : 'left'}"${dots ? ' w:leader="dot"' : ''} w:pos="${twips(at)}"/>`,
        )
        .join('')}</w:tabs>`,
    `<w:spacing w:before="${twips(style.before)}" w:after="${twips(style.after)}" w:line="${Math.round(style.multiple * 240)}" w:lineRule="auto"/>`,
    (style.left || style.hanging || style.right) &&
      `<w:ind w:left="${twips(style.left ?? 0)}" w:right="${twips(style.right ?? 0)}"${style.hanging ? ` w:hanging="${twips(style.hanging)}"` : ''}/>`,
    style.end && '<w:jc w:val="right"/>',
    style.outline !== undefined && `<w:outlineLvl w:val="${style.outline}"/>`,
  ]
    .filter(Boolean)
    .join('')
}

function runProperties(style: ParagraphStyle): string {
  const size = Math.round(style.size * 2)
  return [
    style.font && `<w:rFonts w:ascii="${style.font}" w:hAnsi="${style.font}" w:cs="${style.font}"/>`,
    style.bold && '<w:b/><w:bCs/>',
    style.italic && '<w:i/>', // and not `iCs`: letters of Arabic do not lean
    style.colour && `<w:color w:val="${style.colour}"/>`,
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  ]
    .filter(Boolean)
    .join('')
}

/** Styles that Word's own list shows first; the others are found by their use. */
const shownFirst: readonly StyleId[] = [
  'BodyText',
  'Heading1',
  'Heading2',
  'Heading3',
  'ListBullet',
  'ListNumber',
  'Quote',
  'Decision',
  'Caption',
  'Source',
  'Title',
  'Subtitle',
]
const builtIn =
  /^(Normal|Body Text|Title|Subtitle|heading \d|List .*|Quote|caption|TOC Heading|toc \d|table of figures|header|footer|footnote text|annotation text)$/

function styleXml(id: StyleId, direction: Direction): string {
  const style = styleOf(id)
  return (
    `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''}${builtIn.test(style.name) ? '' : ' w:customStyle="1"'} w:styleId="${id}">` +
    `<w:name w:val="${style.name}"/>` +
    (style.basedOn ? `<w:basedOn w:val="${style.basedOn}"/>` : '') +
    (style.next ? `<w:next w:val="${style.next}"/>` : '') +
    (shownFirst.includes(id) || id === 'Normal' ? '<w:qFormat/>' : '') +
    `<w:pPr>${paragraphProperties(style, direction)}</w:pPr><w:rPr>${runProperties(style)}</w:rPr></w:style>`
  )
}

const line = (side: string, thickness: number, hue: string) =>
  thickness === 0
    ? `<w:${side} w:val="nil"/>`
    : `<w:${side} w:val="single" w:sz="${Math.round(thickness * 8)}" w:space="0" w:color="${hue}"/>`

function tableStyle(id: string, name: string, basedOn: string, properties: string, parts = ''): string {
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${properties}${parts}</w:style>`
}

const margins = `<w:tblCellMar><w:top w:w="${twips(cellPadding.vertical)}" w:type="dxa"/><w:left w:w="${twips(cellPadding.horizontal)}" w:type="dxa"/><w:bottom w:w="${twips(cellPadding.vertical)}" w:type="dxa"/><w:right w:w="${twips(cellPadding.horizontal)}" w:type="dxa"/></w:tblCellMar>`
const tableBorders = (top: number) =>
  `<w:tblBorders>${line('top', top, colour.green)}${line('left', 0, '')}${line('bottom', 0.5, colour.row)}${line('right', 0, '')}${line('insideH', 0.5, colour.row)}${line('insideV', 0, '')}</w:tblBorders>`
const bold = '<w:rPr><w:b/><w:bCs/></w:rPr>'

const tableStyles = [
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>',
  tableStyle(
    'MeridianTable',
    'Meridian Table',
    'TableGrid',
    `<w:tblPr>${tableBorders(1)}${margins}</w:tblPr>`,
    `<w:tblStylePr w:type="firstRow">${bold}<w:tblPr/><w:tcPr><w:tcBorders>${line('top', 1, colour.green)}${line('bottom', 0.75, colour.green)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="${colour.headFill}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>` +
      `<w:tblStylePr w:type="lastRow">${bold}<w:tblPr/><w:tcPr><w:tcBorders>${line('top', 0.75, colour.green)}${line('bottom', 1, colour.green)}</w:tcBorders></w:tcPr></w:tblStylePr>`,
  ),
  tableStyle(
    'MeridianFields',
    'Meridian Fields',
    'TableGrid',
    `<w:tblPr>${tableBorders(1)}${margins}</w:tblPr>`,
    `<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/><w:color w:val="${colour.second}"/></w:rPr></w:tblStylePr>`,
  ),
  tableStyle(
    'MeridianMatrix',
    'Meridian Matrix',
    'TableGrid',
    `<w:tblPr><w:tblBorders>${line('top', 1, colour.green)}${line('left', 0, '')}${line('bottom', 1, colour.green)}${line('right', 0, '')}${line('insideH', 0.5, colour.row)}${line('insideV', 0.5, colour.row)}</w:tblBorders>${margins}</w:tblPr>`,
  ),
].join('')

const characterStyles =
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
  `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/><w:unhideWhenUsed/><w:rPr><w:color w:val="${colour.green}"/><w:u w:val="single"/></w:rPr></w:style>` +
  (['Footnote', 'Endnote'] as const)
    .map(
      note =>
        `<w:style w:type="character" w:styleId="${note}Reference"><w:name w:val="${note.toLowerCase()} reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
    )
    .join('') +
  '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>' +
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'

/** The list of numbered headings is the first that a document makes after the one `docx` always has. */
export const headingNumId = 2

/** The part `word/styles.xml`: the house style, every style by its name, so that a university's template can replace it. */
export function stylesXml(language: string, rtlLanguage: string): string {
  const { value, eastAsia, bidirectional } = languageAttributes(language, rtlLanguage)
  const direction: Direction = isRightToLeft(language) ? 'rtl' : 'ltr'
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${fonts.latin}" w:hAnsi="${fonts.latin}" w:eastAsia="${fonts.eastAsian}" w:cs="${fonts.complex}"/>` +
    `<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${escapeXml(value)}" w:eastAsia="${escapeXml(eastAsia)}" w:bidi="${escapeXml(bidirectional)}"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:widowControl/><w:suppressAutoHyphens/>${direction === 'rtl' ? '<w:bidi/>' : ''}</w:pPr></w:pPrDefault></w:docDefaults>` +
    (Object.keys(styles) as StyleId[]).map(id => styleXml(id, direction)).join('') +
    characterStyles +
    tableStyles +
    '</w:styles>'
  )
}
