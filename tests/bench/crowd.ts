import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import * as Y from 'yjs'
import { openStatements } from '#shared/statements/statementSet'
import { documentName, parts } from '#shared/workspace/documents'
import { servePage } from '../../server/http/serve'
import { freshProfile, launchProfile } from '../support/browser'
import { changeFrame, connect } from '../support/hostClient'
import { pageOffice } from '../support/seededPages'
import { joined } from '../support/trust'
import { buildBare } from './buildBare'
import { longComments } from './crowd/longComments'
import { writers, type Writers } from './crowd/writers'
import { keystrokes, revealOurs, type Subject } from './keystrokes'
import { longDraft, longSection, sectionCount, writeLong } from './longDraft'
import { quantile, type Measure } from './measure'
import { bareLine } from './relay/clients'
import { serve, type ServedHost } from './relay/served'

const people = Array.from({ length: 20 }, (_, n) => `Writer ${n + 1}`)
/** How many comments our text has, and how many times as long as the bare page ours may take with them. */
const sizes = [
  { comments: 300, limit: 1 },
  { comments: 1000, limit: null },
] as const
const rounds = 4
/** The others write for so long before anything is measured. */
const warmUpMs = 2000

/** The section that is typed in here: as much text stands before it as behind it. */
const ownSection = Math.floor(sectionCount / 2)
/** Blocks of it that are on screen together with the paragraph that is typed in. */
const besideOwn = [3, 4, 7, 8, 10]

/** Where the n-th of the others writes: five in the text on screen, the rest all over the draft. */
function seat(n: number): { readonly section: number; readonly block: number } {
  const block = besideOwn[n]
  if (block !== undefined) return { section: ownSection, block }
  return { section: (ownSection + 1 + (n % (sectionCount - 1))) % sectionCount, block: 3 }
}

function lettersOf(parent: Y.XmlFragment, block: number): Y.XmlText {
  const text = (parent.get(block) as Y.XmlElement).get(0)
  if (!(text instanceof Y.XmlText)) throw new Error(`block ${block} is no paragraph`)
  return text
}

interface Side {
  readonly subject: Subject
  readonly writers: Writers
  /** Waits until the page has what the host has. */
  readonly whole: (page: Page) => Promise<unknown>
}

/** Our page at our host, in a workspace with comments, among others. */
async function ourSide(host: ServedHost, context: BrowserContext, app: string, comments: number): Promise<Side> {
  const address = `ws://127.0.0.1:${host.port}`
  const office = await pageOffice(
    { key: host.key, address },
    workspace => void writeLong(workspace),
    (id, ana, { prose }) => longComments(id, ana, prose, comments),
  )
  const { id, generation, documents, people: known } = office
  const ana = known.coordinator
  const others = await Promise.all(people.map((name, n) => joined(id, ana, `writer${n}`, { name })))
  const all = [...office.statements, ...others.flatMap(({ statements }) => statements)]
  const call = async (me: typeof ana | (typeof others)[number]) =>
    connect({ address, host: host.key, me, statements: await openStatements(id, all) })
  const first = await call(ana)
  for (const part of parts) await first.open(documentName(id, generation, part), documents[part])
  await first.received()
  first.drop()

  const desks = []
  for (const [n, other] of others.entries()) {
    const { section: place, block } = seat(n)
    const section = longSection(place)
    desks.push({
      line: await call(other),
      text: (doc: Y.Doc) => lettersOf(doc.getXmlFragment(section), block),
      shown: (caret: Y.RelativePosition) => ({
        place: { screen: 'draft', section },
        cursor: { section, anchor: caret, head: caret },
      }),
    })
  }
  const page = await context.newPage()
  await page.goto(app)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate('globalThis.__name = named => named') // what runs this file leaves calls of it in functions
  await office.letIn(page, 'coordinator')
  await page.close()
  return {
    subject: { url: `${app}/#/w/${id}/draft`, reveal: revealOurs },
    writers: await writers(desks, documentName(id, generation, 'draft'), Y.encodeStateAsUpdate(documents.draft)),
    whole: page => page.locator('[data-live="connected"][data-waiting="0"]').waitFor(),
  }
}

/** The bare page at a bare relay, with the same text and as many others. */
async function bareSide(host: ServedHost, address: string): Promise<Side> {
  const { bare, blocks } = longDraft()
  const document = 'draft'
  const before = (place: number) => blocks.slice(0, place).reduce((sum, count) => sum + count, 0)
  const desks = []
  for (const [n, name] of people.entries()) {
    const { section, block } = seat(n)
    desks.push({
      line: await bareLine(host),
      text: (copy: Y.Doc) => lettersOf(copy.getXmlFragment('prose'), before(section) + block),
      shown: (caret: Y.RelativePosition) => ({
        user: { name, color: '#8a3b12' },
        cursor: { anchor: caret, head: caret },
      }),
    })
  }
  const crowd = await writers(desks, document, bare)
  desks[0]!.line.send(changeFrame(document, bare))
  return {
    subject: {
      url: `${address}/#${encodeURIComponent(`ws://127.0.0.1:${host.port} ${document}`)}`,
      reveal: async () => undefined,
    },
    writers: crowd,
    whole: page => page.locator('.ProseMirror p').first().waitFor(),
  }
}

/** Keystroke to paint while many others write, ours with comments beside the text, against a bare page without any. */
export async function crowd(built = 'out/renderer', turns = rounds): Promise<readonly Measure[]> {
  if (!existsSync(`${built}/index.html`)) throw new Error('build the program first: npm run build')
  const data = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const app = await servePage(built, 0)
  const bare = await servePage(await buildBare('bareLive'), 0)
  const hosts = { ours: await serve('ourHost', data), base: await serve('bareHost') }
  const profile = await freshProfile()
  const context = await launchProfile(profile.folder)
  try {
    const ours: (Side & { readonly samples: number[] })[] = []
    for (const { comments } of sizes)
      ours.push({ ...(await ourSide(hosts.ours, context, app.address, comments)), samples: [] })
    const base = { ...(await bareSide(hosts.base, bare.address)), samples: [] as number[] }
    const sides = [...ours, base]
    for (let round = 0; round < turns; round++) {
      for (const { subject, writers: others, whole, samples } of round % 2 === 0 ? sides : sides.toReversed()) {
        const page = await context.newPage()
        await page.setViewportSize({ width: 1440, height: 900 }) // room for cards beside the text
        await page.goto(subject.url)
        await page.locator('.ProseMirror[contenteditable="true"] p').first().waitFor()
        await whole(page)
        const begin = async () => {
          others.begin()
          await page.waitForTimeout(warmUpMs)
        }
        samples.push(...(await keystrokes(page, subject, ownSection, begin)))
        others.end()
        await page.close()
      }
    }
    for (const { writers: others } of sides) others.leave()
    const shares = [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const
    return sizes.flatMap(({ comments, limit }, place) =>
      shares.map(([name, share]) => ({
        name: `key to paint among ${people.length} writers, ${comments} comments, ${name}`,
        unit: 'ms' as const,
        ours: quantile(ours[place]!.samples, share),
        base: quantile(base.samples, share),
        limit,
      })),
    )
  } finally {
    await context.close()
    await Promise.all([hosts.ours.end(), hosts.base.end()])
    await app.close()
    await bare.close()
    await profile.remove()
    await rm(data, { recursive: true, force: true })
  }
}
