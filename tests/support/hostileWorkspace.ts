import * as Y from 'yjs'
import { packExchange } from '#shared/exchange/packExchange'
import { appendBlocks } from '#shared/draft/prose'
import { openStatements } from '#shared/statements/statementSet'
import { createDocuments, type Documents } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { indicator, paragraph, peer, person, section, swotItem, unit, value } from './builders'
import { founded, generation } from './trust'

/** What no field has, whatever its schema. */
const wrong = [null, 0, '', true, [], {}, { a: { b: 1 } }, NaN, Infinity, new Uint8Array([1, 2]), 10n ** 18n] as const
/** Moments that no calendar has. */
const moments = [1e300, -1e300, 8.64e15 + 1, -1, 1e-300]
/** Texts that something might take for more than a text. */
const texts = [
  '',
  '\u0000\u001b[31m',
  '\ud800 half',
  'a\u202e gnirts',
  '<img src=x onerror=alert(1)>',
  '{{name}} $t(home.title)',
  '__proto__',
  'W'.repeat(3000),
]
/** Places in a list that nobody has. */
const orders = ['', '!!', '\u0000', 'z'.repeat(5000), 'a0', 'a0']

const collections = {
  'profile.units': ['unit', unit],
  'profile.people': ['member', person],
  'swot.items': ['swotItem', swotItem],
  'benchmark.indicators': ['indicator', indicator],
  'benchmark.peers': ['peer', peer],
  'benchmark.values': ['value', value],
  'draft.sections': ['section', section],
} as const

let made = 0

/** Writes an entity as it is, whatever a schema says of it. */
function put(record: Y.Doc, name: string, kind: string, fields: Record<string, unknown>): void {
  const id = `${kind}:hostile${++made}`
  const stored = Object.entries({ ...fields, id }).map(([field, content]): [string, unknown] => [
    field,
    field === 'statement' && typeof content === 'string' ? new Y.Text(content) : content,
  ])
  record.getMap(name).set(id, new Y.Map(stored))
}

function breakEntities({ record }: Documents): void {
  for (const [name, [kind, make]] of Object.entries(collections)) {
    const good: Record<string, unknown> = { ...make() }
    for (const [i, thing] of wrong.entries()) record.getMap(name).set(`${kind}:no${i}`, thing)
    record.getMap(name).set(`${kind}:list`, new Y.Array())
    record.getMap(name).set(`${kind}:prose`, new Y.XmlElement('p'))
    for (const field of Object.keys(good)) {
      const { [field]: _, ...rest } = good
      put(record, name, kind, rest)
      for (const thing of wrong) put(record, name, kind, { ...good, [field]: thing })
      put(record, name, kind, { ...good, [field]: new Y.Map([['a', 1]]) })
      if (typeof good[field] === 'string') {
        for (const text of field === 'order' ? orders : texts) put(record, name, kind, { ...good, [field]: text })
      }
      if (typeof good[field] === 'number') for (const at of moments) put(record, name, kind, { ...good, [field]: at })
    }
    for (const at of moments) put(record, name, kind, { ...good, removed: { by: 'nobody', at } })
  }
  const said = {
    language: 'en-zz-yy-yy',
    title: texts[4],
    city: texts[2],
    periodStart: 2200,
    periodEnd: 1900,
    effective: '9999-99-99',
    institution: texts[6],
    office: 5,
    logo: { hash: 'a'.repeat(64), type: 'image/png', width: 1, height: 100_000 },
  }
  for (const [field, content] of Object.entries(said)) record.getMap('profile').set(field, content)
  record.getMap('benchmark.years').set('first', 99_990)
  record.getMap('benchmark.years').set('last', 99_999)
}

const node = (name: string, attributes: Record<string, unknown>, ...inside: (Y.XmlElement | Y.XmlText)[]) => {
  const element = new Y.XmlElement(name)
  for (const [attribute, content] of Object.entries(attributes)) element.setAttribute(attribute, content as string)
  if (inside.length > 0) element.insert(0, inside)
  return element
}
const text = (content: string, marks: Record<string, unknown> = {}) => {
  const made = new Y.XmlText()
  made.insert(0, content, marks)
  return made
}
const line = (content: string) => node('paragraph', { id: content }, text(content))
const inside = (depth: number): Y.XmlElement => (depth === 0 ? line('deep') : node('blockquote', {}, inside(depth - 1)))

/** Prose as no editor writes it. */
const prose = () => [
  node('foo bar<>', { 'on click': 'x' }, text('odd name')),
  node('constructor', { constructor: 'x' }, text('constructor')),
  node('script', { src: 'javascript:alert(1)' }, text('alert(1)')),
  node('paragraph', { onclick: 'alert(1)', style: 'position:fixed;inset:0' }, text('attributes')),
  node('paragraph', {}, text('link', { link: { href: 'javascript:alert(1)' } }), text('mark', { 'odd<>': { a: 1 } })),
  node('paragraph', { id: 'twice' }, line('paragraph in paragraph')),
  node('heading', { id: 'twice', level: 99 }, text('level')),
  node('bulletList', {}),
  node('orderedList', { start: 1e300 }, line('no item')),
  node('listItem', {}, line('item alone')),
  node('table', {}),
  node('table', {}, node('tableRow', {}), node('tableRow', {}, line('no cell'))),
  node(
    'table',
    {},
    node('tableRow', {}, node('tableCell', { colspan: 1e9, rowspan: -1, colwidth: 'x' }, line('cell'))),
  ),
  node('figure', { blob: '../../etc/passwd', type: 'text/html', width: 1e300, height: NaN, alt: { a: 1 } }),
  inside(60),
]

/** An exchange file, signed as it should be, whose entities and prose a hostile replica broke in every way we know. */
export async function hostileWorkspace(): Promise<Uint8Array> {
  const { ana, workspace, statements } = await founded()
  const { documents } = createDocuments()
  const { sections, prose: proseOf } = bindWorkspace(documents)
  const [broken, good] = [section({ title: 'Broken', order: 'a1' }), section({ title: 'Whole', order: 'a2' })]
  sections.add(broken)
  sections.add(good)
  proseOf(broken.id).insert(0, prose())
  appendBlocks(proseOf(good.id), [paragraph('What is whole stays readable.')])
  breakEntities(documents)
  return packExchange({
    generation,
    documents,
    statements: await openStatements(workspace, statements),
    blobs: new Map(),
    sender: { member: ana.id, device: ana.device },
    at: 8.64e15,
    app: '9.9.9',
  })
}
