import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sha256, utf8 } from '#shared/base/bytes'
import type { ErrorCode } from '#shared/base/errors'
import type { Part } from '#shared/identity/access'
import { carriedName } from '#shared/exchange/entries'
import { limits } from '#shared/exchange/limits'
import { mergeInto, openAll } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import {
  anasWorkspace,
  checkHere,
  contentOf,
  entriesOf,
  outsideHere,
  resigned,
  shelf,
  zipOf,
} from '../../support/exchange'
import { codeOf } from '../../support/failure'
import * as hostile from '../../support/hostileUpdates'
import { founded, joined, newSigner } from '../../support/trust'

type Ana = Awaited<ReturnType<typeof anasWorkspace>>
let ana: Ana
let good: Uint8Array
let entries: Record<string, Uint8Array>
beforeAll(async () => {
  ana = await anasWorkspace()
  good = await ana.pack()
  entries = entriesOf(good)
})

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Places of the headers of `name`: local and central. */
function headersOf(file: Uint8Array, name: string): { local: number; central: number } {
  const places: number[] = []
  const wanted = Buffer.from(name)
  for (let at = Buffer.from(file).indexOf(wanted); at >= 0; at = Buffer.from(file).indexOf(wanted, at + 1))
    places.push(at)
  const local = places.find(at => at >= 30 && view(file).getUint32(at - 30, true) === 0x04034b50)! - 30
  const central = places.find(at => at >= 46 && view(file).getUint32(at - 46, true) === 0x02014b50)! - 46
  return { local, central }
}

/** A copy of `file` with something written over it. */
function patched(file: Uint8Array, how: (at: DataView, bytes: Uint8Array) => void): Uint8Array {
  const copy = file.slice()
  how(view(copy), copy)
  return copy
}

const renamed = (to: string) => zipOf({ ...entries, [to]: utf8('x') })
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (Math.imul(i + 7, 2654435761) >>> 13) & 255)
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024)
const record = 'documents/record.update'

const cases: readonly (readonly [string, ErrorCode, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['is empty', 'file.empty', () => new Uint8Array()],
  ['is larger than any workspace', 'file.tooLarge', () => new Uint8Array(limits.file + 1)],
  ['is noise', 'file.notMeridian', () => noise(50_000)],
  ['is a text', 'file.notMeridian', () => utf8('Dear colleague, the file is attached.')],
  ['is a PNG', 'file.notMeridian', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...noise(100)])],
  [
    'is a Word file',
    'file.notMeridian',
    () => zipOf({ '[Content_Types].xml': utf8('<Types/>'), 'word/document.xml': utf8('<w/>') }),
  ],
  ['is an empty zip', 'file.notMeridian', () => zipOf({})],
  [
    'is of another format',
    'file.notMeridian',
    () => zipOf({ ...entries, 'manifest.json': utf8('{"format":"another"}') }),
  ],
  ['ends too early', 'file.truncated', () => good.subarray(0, good.length - 1)],
  ['ends in the middle', 'file.truncated', () => good.subarray(0, good.length >> 1)],
  ['lacks its beginning', 'file.notMeridian', () => good.subarray(40)],
  [
    'is of a newer format',
    'file.newer',
    () => resigned(entries, ana.ana.device, manifest => ({ ...manifest, version: 2 })),
  ],
  ['has .. in a name', 'file.unsafeName', () => renamed('../../start.sh')],
  ['has .. inside a name', 'file.unsafeName', () => renamed('blobs/../../x')],
  ['has an absolute name', 'file.unsafeName', () => renamed('/etc/passwd')],
  ['has a drive in a name', 'file.unsafeName', () => renamed('C:/windows')],
  ['has a backslash in a name', 'file.unsafeName', () => renamed('..\\..\\x')],
  ['has a device for a name', 'file.unsafeName', () => renamed('blobs/NUL.txt')],
  ['has another device for a name', 'file.unsafeName', () => renamed('com1')],
  ['has a control sign in a name', 'file.unsafeName', () => renamed('blobs/a\u0000b')],
  ['has a very long name', 'file.unsafeName', () => renamed('a'.repeat(300))],
  ['has an entry for a folder', 'file.damaged', () => renamed('documents/')],
  ['has a picture of zeros', 'file.bomb', () => zipOf({ ...entries, [`blobs/${'0'.repeat(64)}`]: zeros(30) })],
  [
    'has a picture beyond the limit',
    'file.bomb',
    () => zipOf({ ...entries, [`blobs/${'0'.repeat(64)}`]: [zeros(33), { level: 0 }] }),
  ],
  ['says less than it inflates to', 'file.bomb', understated],
  [
    'says more than it inflates to',
    'file.damaged',
    () => patched(good, at => at.setUint32(headersOf(good, record).central + 24, 500, true)),
  ],
  ['has more entries than any workspace', 'file.bomb', () => zipOf(Object.fromEntries(crowdOfNames()))],
  ['has entries that share their bytes', 'file.bomb', overlapping],
  ['has a part twice', 'file.damaged', twice],
  [
    'is encrypted',
    'file.damaged',
    () => patched(good, at => at.setUint16(headersOf(good, record).central + 8, 1, true)),
  ],
  [
    'is packed in another way',
    'file.damaged',
    () => patched(good, at => at.setUint16(headersOf(good, record).central + 10, 14, true)),
  ],
  [
    'has two names for a part',
    'file.damaged',
    () => patched(good, (_, bytes) => bytes.set(utf8('DOCUMENTS'), headersOf(good, record).local + 30)),
  ],
  [
    'has packed bytes that are none',
    'file.damaged',
    () =>
      patched(good, (_, bytes) =>
        bytes.fill(
          0xff,
          headersOf(good, record).local + 30 + record.length,
          headersOf(good, record).local + 60 + record.length,
        ),
      ),
  ],
  [
    'has a part that is not listed',
    'file.damaged',
    () => zipOf({ ...entries, [`blobs/${'a'.repeat(64)}`]: utf8('x') }),
  ],
  ['has a part of a kind unknown', 'file.damaged', () => zipOf({ ...entries, 'macro.js': utf8('x') })],
  [
    'has a name that differs in its case only',
    'file.damaged',
    () => zipOf({ ...entries, 'Manifest.json': utf8('{}') }),
  ],
  ['has a picture before it', 'file.notMeridian', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...good])],
  ['has something behind its end', 'file.truncated', () => Uint8Array.from([...good, 0])],
  ['has more than a number of entries can say', 'file.bomb', () => patched(good, at => saysEntries(at, 0xffff))],
  ['has fewer entries than it says', 'file.damaged', () => patched(good, at => saysEntries(at, 4999))],
  [
    'has a part of four gigabytes',
    'file.bomb',
    () => patched(good, at => at.setUint32(headersOf(good, record).central + 24, 0xffffffff, true)),
  ],
  ['carries a file that carries files', 'file.notMeridian', async () => carrierOf(await carrierOf(good))],
  ['lacks a part that is listed', 'file.damaged', () => zipOf(without(record))],
  ['lacks one of the two documents', 'file.damaged', () => resigned(without(record), ana.ana.device)],
  ['has a manifest that is no JSON', 'file.damaged', () => zipOf({ ...entries, 'manifest.json': utf8('{') })],
  ['has a part other than listed', 'file.hash', () => zipOf({ ...entries, [record]: altered(entries[record]!) })],
  [
    'has a picture other than its name',
    'file.hash',
    () => resigned({ ...entries, [`blobs/${'a'.repeat(64)}`]: utf8('x') }, ana.ana.device),
  ],
  [
    'has a manifest altered after signing',
    'file.signature',
    () => zipOf({ ...entries, 'manifest.json': replaced(entries['manifest.json']!, '0.1.0', '0.1.1') }),
  ],
  ['has no signature', 'file.signature', () => zipOf(without('manifest.jws'))],
  ['has noise for a signature', 'file.signature', () => zipOf({ ...entries, 'manifest.jws': noise(200) })],
  ['is signed by somebody other than it says', 'file.signature', async () => resigned(entries, await newSigner())],
  ['has a forged statement', 'statement.invalid', () => withStatements(text => replaced(text, '.ey', '.eY'))],
  [
    'has a statement of another workspace',
    'statement.stranger',
    async () => withStatements(async () => utf8((await founded()).statements.join('\n'))),
  ],
  ['has noise for a document', 'file.content', () => withRecord(noise(5000))],
  ['has nothing for a document', 'file.content', () => withRecord(new Uint8Array())],
  ['has a document without a schema', 'file.content', () => withRecord(Y.encodeStateAsUpdate(new Y.Doc()))],
  ['has a document in the second format of Yjs', 'file.content', () => withRecord(hostile.secondFormat())],
  ['has a document cut off', 'file.content', () => withRecord(entries[record]!.subarray(0, -1))],
  [
    'has a document with something behind it',
    'file.content',
    () => withRecord(Uint8Array.from([...entries[record]!, 0])),
  ],
  ['has a document that lacks its beginning', 'file.content', () => withRecord(hostile.headless())],
  ['has a document inside a document', 'file.content', () => withRecord(hostile.russianDoll())],
  ['has the document of yjs#687', 'file.content', () => withRecord(hostile.issue687)],
  ['has a document that boasts', 'file.content', () => withRecord(hostile.boast)],
  ['has a document that never ends', 'file.content', () => withRecord(hostile.endless)],
  [
    'has a document that deletes everything a thousand times',
    'file.content',
    () => withRecord(hostile.deletions(1000, 1000)),
  ],
  ['has types nested thousands deep', 'file.content', () => withRecord(withSchema(hostile.nested(30_000)))],
  ...(['record', 'draft'] as const).flatMap(part =>
    (['old', 'embedded', 'format'] as const).map(
      where =>
        [
          `has JSON in its ${part} (${where}) that nobody could write down again`,
          'file.content',
          () => withDocument(part, withSchema(hostile.nestedJson(where, 50_000))),
        ] as const,
    ),
  ),
  [
    'has types nested thousands deep where nobody reads them',
    'file.content',
    () => withDocument('draft', withSchema(hostile.nested(30_000))),
  ],
  ['has types that contain each other', 'file.content', () => withRecord(withSchema(hostile.circle))],
  ['comes from a mentor and brings documents', 'file.notAllowed', fromMentor],
]

describe('a file is refused whole, with its own code, when it', () => {
  it.each(cases)('%s', async (_, code, make) => {
    const file = await make()
    const before = contentOf(ana.replica)
    const statements = ana.statements.texts()
    expect(await codeOf(async () => mergeInto(ana.target, await unpackExchange(file), checkHere))).toBe(code)
    expect(contentOf(ana.replica)).toBe(before)
    expect(ana.statements.texts()).toEqual(statements)
  })
})

describe('the command line, and a computer that has no such workspace, refuse it likewise when it', () => {
  it.each(cases)('%s', async (_, code, make) => {
    const file = await make()
    const { kept, keep } = shelf()
    expect(await codeOf(async () => openAll(await outsideHere.unpack(file), checkHere, keep))).toBe(code)
    expect(kept.size).toBe(0)
  })
})

it('refuses a file cut off anywhere', async () => {
  for (let length = 0; length < good.length; length += 7) {
    const code = await codeOf(() => unpackExchange(good.subarray(0, length)))
    expect(code, `${length} bytes`).toBe(
      length === 0 ? 'file.empty' : length < 4 ? 'file.notMeridian' : 'file.truncated',
    )
  }
})

it('reads a file again that somebody packed anew with other tools', async () => {
  const repacked = zipOf(Object.fromEntries(Object.entries(entries).reverse()))
  const { documents } = await unpackExchange(repacked)
  expect(documents).toEqual((await unpackExchange(good)).documents)
})

it('names no more of a hostile name than a screen can show', async () => {
  const error = await unpackExchange(renamed(`../${'\u202e'.repeat(5)}${'x'.repeat(150)}`)).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ code: 'file.unsafeName', facts: { name: `../${'?'.repeat(5)}${'x'.repeat(72)}` } })
})

function without(name: string): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(entries).filter(([known]) => known !== name))
}

/** Writes how many entries there are into the end record. */
function saysEntries(at: DataView, count: number): void {
  for (const place of [14, 12]) at.setUint16(at.byteLength - place, count, true)
}

const carrierOf = async (file: Uint8Array) => zipOf({ [carriedName(await sha256(file))]: [file, { level: 0 }] })

const altered = (bytes: Uint8Array) => patched(bytes, (_, copy) => copy.set([copy[9]! ^ 1], 9))

const replaced = (bytes: Uint8Array, what: string, by: string) =>
  utf8(new TextDecoder().decode(bytes).replace(what, by))

const withDocument = (part: Part, update: Uint8Array) =>
  resigned({ ...entries, [`documents/${part}.update`]: update }, ana.ana.device)
const withRecord = (update: Uint8Array) => withDocument('record', update)

async function withStatements(change: (text: Uint8Array) => Uint8Array | Promise<Uint8Array>) {
  return resigned({ ...entries, 'statements.jws': await change(entries['statements.jws']!) }, ana.ana.device)
}

/** A document with a schema version and the structs of `update` besides, which has one session and deletes nothing. */
function withSchema(update: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('meta').set('schema', 1)
  return Uint8Array.from([2, ...Y.encodeStateAsUpdate(doc).slice(1, -1), ...update.slice(1)])
}

/** Headers that admit to 20 bytes of an entry that inflates to 40 MB. */
async function understated(): Promise<Uint8Array> {
  const name = `blobs/${await sha256(zeros(30))}`
  const file = zipOf({ ...entries, [name]: zeros(30) })
  const { local, central } = headersOf(file, name)
  return patched(file, at => {
    at.setUint32(local + 22, 20, true)
    at.setUint32(central + 24, 20, true)
  })
}

/** Two directory entries that point to the same bytes. */
function overlapping(): Uint8Array {
  const [one, two] = [`blobs/${'1'.repeat(64)}`, `blobs/${'2'.repeat(64)}`]
  const file = zipOf({ ...entries, [one]: utf8('one'), [two]: utf8('two') })
  const [first, second] = [headersOf(file, one), headersOf(file, two)]
  return patched(file, (at, bytes) => {
    bytes.set(utf8(two), first.local + 30) // so that the names agree
    at.setUint32(second.central + 42, first.local, true)
    bytes.set(utf8(two), first.central + 46)
  })
}

/** Two entries of one name, each with its own bytes. */
function twice(): Uint8Array {
  const [one, two] = [`blobs/${'1'.repeat(64)}`, `blobs/${'2'.repeat(64)}`]
  const file = zipOf({ ...entries, [one]: utf8('one'), [two]: utf8('two') })
  const { local, central } = headersOf(file, two)
  return patched(file, (_, bytes) => {
    bytes.set(utf8(one), local + 30)
    bytes.set(utf8(one), central + 46)
  })
}

const crowdOfNames = () =>
  Array.from(
    { length: limits.entries + 1 },
    (_, i) => [`blobs/${i.toString(16).padStart(64, '0')}`, utf8('x')] as const,
  )

/** A file whose sender may state things but not write, with documents put in and signed for. */
async function fromMentor(): Promise<Uint8Array> {
  const mo = await joined(ana.workspace, ana.ana, 'mo', { role: 'mentor' })
  const statements = utf8([...ana.statements.texts(), ...mo.statements].join('\n'))
  const sender = { member: mo.id, key: mo.device.key }
  return resigned({ ...entries, 'statements.jws': statements }, mo.device, manifest => ({ ...manifest, sender }))
}
