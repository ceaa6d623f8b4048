import { strFromU8, unzipSync } from 'fflate'

/** An element of a part, as far as its rules ask. */
interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
}

const tag = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/g

/** The elements of a part, without its text. Throws where one is not closed. */
function parsed(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] }
  const open = [root]
  for (const [, closes, name, attributes, isEmpty] of xml.matchAll(tag)) {
    if (closes) {
      const node = open.pop()
      if (node?.name !== name) throw new Error(`</${name}> closes <${node?.name ?? ''}>`)
      continue
    }
    const pairs = [...attributes!.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!] as const)
    const node: Node = { name: name!, attributes: Object.fromEntries(pairs), children: [] }
    open.at(-1)!.children.push(node)
    if (!isEmpty) open.push(node)
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`)
  return root
}

const words = (list: string) => list.split(' ').map(name => `w:${name}`)

/**
 * The order of what Word reads in order: ECMA-376 part 1, annex A (wml.xsd, transitional). Word repairs a file where it differs,
 * or leaves out what comes too late.
 */
const orders: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': words(
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  ),
  'w:rPr': words(
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  ),
  'w:pBdr': words('top left bottom right between bar'),
  'w:tbl': words('bookmarkStart bookmarkEnd tblPr tblGrid tr'),
  'w:tblPr': words(
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  ),
  'w:tblBorders': words('top left start bottom right end insideH insideV'),
  'w:tblCellMar': words('top left start bottom right end'),
  'w:tcPr': words(
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  ),
  'w:tcBorders': words('top left start bottom right end insideH insideV tl2br tr2bl'),
  'w:tcMar': words('top left start bottom right end'),
  'w:tr': words('tblPrEx trPr tc'),
  'w:sectPr': words(
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  ),
  'w:numbering': words('numPicBullet abstractNum num numIdMacAtCleanup'),
  'w:abstractNum': words('nsid multiLevelType tmpl name styleLink numStyleLink lvl'),
  'w:lvl': words('start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr'),
  'w:num': words('abstractNumId lvlOverride'),
  'w:styles': words('docDefaults latentStyles style'),
  'w:style': words(
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  ),
  'w:tblStylePr': words('pPr rPr tblPr trPr tcPr'),
  'w:settings': words(
    'writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop characterSpacingControl footnotePr endnotePr compat rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator',
  ),
  'w:sdt': words('sdtPr sdtEndPr sdtContent'),
  'wp:inline': ['wp:extent', 'wp:effectExtent', 'wp:docPr', 'wp:cNvGraphicFramePr', 'a:graphic'],
}

/** Attributes without which Word does not take an element. */
const required: Readonly<Record<string, readonly string[]>> = {
  'w:bookmarkStart': ['w:id', 'w:name'],
  'w:bookmarkEnd': ['w:id'],
  'w:tcW': ['w:w', 'w:type'],
  'w:gridCol': ['w:w'],
  'w:pgSz': ['w:w', 'w:h'],
  'w:pgMar': ['w:top', 'w:right', 'w:bottom', 'w:left', 'w:header', 'w:footer', 'w:gutter'],
  'w:shd': ['w:val'],
  'w:fldChar': ['w:fldCharType'],
  'wp:docPr': ['id', 'name', 'descr'],
  'wp:extent': ['cx', 'cy'],
}

/** What Word would call damaged in a file, a sentence each; empty where nothing is. */
export function brokenRules(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes)
  const names = Object.keys(files)
  const found: string[] = []
  const parts = new Map(
    names.filter(name => /\.(xml|rels)$/.test(name)).map(name => [name, parsed(strFromU8(files[name]!))] as const),
  )
  for (const [name, root] of parts) found.push(...brokenInside(root).map(problem => `${name}: ${problem}`))

  const defaults = childrenOf(parts.get('[Content_Types].xml')!, 'Types')
  const known = new Set(defaults.map(({ attributes }) => attributes['Extension'] ?? attributes['PartName']))
  for (const name of names) {
    if (!known.has(name.split('.').at(-1)) && !known.has(`/${name}`)) found.push(`${name}: no content type`)
  }
  for (const [name, root] of parts) {
    if (!name.startsWith('word/') || name.includes('_rels')) continue
    const rels = parts.get(name.replace(/([^/]+)$/, '_rels/$1.rels'))
    const targets = new Map(
      rels ? childrenOf(rels, 'Relationships').map(({ attributes }) => [attributes['Id'], attributes] as const) : [],
    )
    for (const attributes of targets.values()) {
      if (attributes['TargetMode'] !== 'External' && !names.includes(`word/${attributes['Target'] ?? ''}`))
        found.push(`${name}: leads to ${attributes['Target'] ?? ''}, which is not there`)
    }
    for (const node of all(root)) {
      for (const key of ['r:id', 'r:embed']) {
        const id = node.attributes[key]
        if (id !== undefined && !targets.has(id)) found.push(`${name}: ${node.name} names ${id}, which is not there`)
      }
    }
  }
  return found
}

function* all(node: Node): Generator<Node> {
  yield node
  for (const child of node.children) yield* all(child)
}

const childrenOf = (root: Node, name: string) => root.children.find(child => child.name === name)?.children ?? []

function brokenInside(root: Node): string[] {
  const found: string[] = []
  const ids = new Map<string, Set<string>>()
  const once = (kind: string, id: string | undefined) => {
    const seen = ids.get(kind) ?? new Set<string>()
    if (id !== undefined && seen.has(id)) found.push(`${kind} ${id} twice`)
    ids.set(kind, seen.add(id ?? ''))
  }
  const started = new Set<string>()
  let depth = 0
  for (const node of all(root)) {
    const order = orders[node.name]
    let last = -1
    for (const { name } of order ? node.children : []) {
      const place = order!.indexOf(name)
      if (place < 0) found.push(`${name} is not expected in ${node.name}`)
      else if (place < last) found.push(`${name} stands too late in ${node.name}`)
      last = Math.max(last, place)
    }
    for (const key of required[node.name] ?? [])
      if (node.attributes[key] === undefined) found.push(`${node.name} without ${key}`)

    const { attributes } = node
    if (node.name === 'wp:docPr') once('drawing', attributes['id'])
    if (node.name === 'w:bookmarkStart') {
      once('bookmark', attributes['w:id'])
      once('bookmark named', attributes['w:name'])
      started.add(attributes['w:id'] ?? '')
      if ((attributes['w:name'] ?? '').length > 40) found.push(`bookmark ${attributes['w:name'] ?? ''} is too long`)
    }
    if (node.name === 'w:bookmarkEnd' && !started.delete(attributes['w:id'] ?? ''))
      found.push(`bookmark ${attributes['w:id'] ?? ''} ends before it begins`)
    if (node.name === 'w:style') once('style', attributes['w:styleId'])
    if (node.name === 'w:num') once('list', attributes['w:numId'])
    if (node.name === 'w:abstractNum') once('kind of list', attributes['w:abstractNumId'])
    if (node.name === 'w:fldChar') {
      const type = attributes['w:fldCharType']
      if (type === 'begin') depth++
      if (type === 'end' && --depth < 0) found.push('a field ends before it begins')
    }
    if (node.name === 'w:tc' && node.children.at(-1)?.name !== 'w:p') found.push('a cell does not end with a paragraph')
    if (node.name === 'w:tbl') found.push(...brokenGrid(node))
  }
  if (depth > 0) found.push('a field does not end')
  if (started.size > 0) found.push(`bookmarks ${[...started].join(', ')} do not end`)
  return found
}

/** Every row fills the columns of its table; what goes on from the row above has something there to go on from. */
function brokenGrid(table: Node): string[] {
  const found: string[] = []
  const columns = childrenOf(table, 'w:tblGrid').length
  if (columns === 0 || columns > 63) found.push(`a table of ${columns} columns`)
  let above = new Map<number, number>()
  const rows = table.children.filter(({ name }) => name === 'w:tr')
  if (rows.length === 0) found.push('a table without rows')
  for (const row of rows) {
    const merged = new Map<number, number>()
    let at = 0
    for (const cell of row.children.filter(({ name }) => name === 'w:tc')) {
      const properties = childrenOf(cell, 'w:tcPr')
      const span = Number(properties.find(({ name }) => name === 'w:gridSpan')?.attributes['w:val'] ?? 1)
      const merge = properties.find(({ name }) => name === 'w:vMerge')
      if (merge) merged.set(at, span)
      if (merge && merge.attributes['w:val'] !== 'restart' && above.get(at) !== span)
        found.push('a cell goes on from none above it')
      at += span
    }
    if (at !== columns) found.push(`a row of ${at} columns in a table of ${columns}`)
    above = merged
  }
  return found
}
