import * as Y from 'yjs'
import { mergeAll, mergeInto, stateOf, type MergeTarget } from '#shared/exchange/mergeInto'
import { packExchange } from '#shared/exchange/packExchange'
import type { Updates } from '#shared/exchange/checkUpdates'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { openStatements } from '#shared/statements/statementSet'
import { createDocuments, emptyDocuments, parts, type Documents } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { chance } from '../support/chance'
import { checkHere, shelf } from '../support/exchange'
import { founded, generation, joined } from '../support/trust'
import { longSection, sectionCount, writeLong } from './longDraft'
import { quantile, type Measure } from './measure'

const people = 40
/** What each of them changed since all had the same. */
const edits = 200
const rounds = 2

function copyOf(state: Updates): Documents {
  const documents = emptyDocuments()
  for (const part of parts) Y.applyUpdate(documents[part], state[part])
  return documents
}

/** Types words into some paragraphs of the long text, each a change of its own. */
function work({ draft }: Documents, draw: () => number): void {
  for (let edit = 0; edit < edits; edit++) {
    const section = draft.getXmlFragment(longSection(Math.floor(draw() * sectionCount)))
    const block = section.get(Math.floor(draw() * section.length))
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined
    if (text instanceof Y.XmlText) text.insert(Math.floor(draw() * text.length), 'further ')
  }
}

/** A workspace of 45,000 words, and a whole file of it from each of its people, who worked apart. */
async function fortyFiles() {
  const { workspace, statements, ana } = await founded()
  const others = await Promise.all(Array.from({ length: people }, (_, n) => joined(workspace, ana, `m${n}`)))
  const all = [...statements, ...others.flatMap(person => person.statements)]
  const { documents } = createDocuments(() => generation)
  writeLong(bindWorkspace(documents))
  const start = stateOf(documents)!
  const draw = chance(40)
  const known = await openStatements(workspace, all)
  const files: Uint8Array[] = []
  const states: Updates[] = []
  for (const { id, device } of others) {
    const mine = copyOf(start)
    work(mine, draw)
    states.push(stateOf(mine)!)
    const sender = { member: id, device }
    const rest = { blobs: new Map<string, Uint8Array>(), at: 1_700_000_000_000, app: '0.1.0' }
    files.push(await packExchange({ generation, documents: mine, statements: known, sender, ...rest }))
  }
  const target = async (): Promise<MergeTarget> => ({
    generation,
    documents: copyOf(start),
    statements: await openStatements(workspace, statements),
    ...shelf(),
  })
  return { start, files, states, target }
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Taking in forty whole files with all checks, against Yjs alone applying the same states. */
export async function merging(): Promise<readonly Measure[]> {
  const { start, files, states, target } = await fortyFiles()
  const times = { ours: [] as number[], base: [] as number[], together: [] as number[], allBase: [] as number[] }
  for (let round = -1; round < rounds; round++) {
    const [apart, together, bare] = [await target(), await target(), copyOf(start)]
    let allBase = 0
    for (const [place, file] of files.entries()) {
      const ways = {
        ours: async () => void (await mergeInto(apart, await unpackExchange(file), checkHere)),
        base: async () => {
          for (const part of parts) Y.applyUpdate(bare[part], states[place]![part])
        },
      }
      // in turn, so that a slow moment of the machine meets both
      for (const side of place % 2 === 0 ? (['ours', 'base'] as const) : (['base', 'ours'] as const)) {
        const took = await timed(ways[side])
        if (side === 'base') allBase += took
        if (round >= 0) times[side].push(took) // the first round warms the engine up
      }
    }
    const took = await timed(async () =>
      mergeAll(together, await Promise.all(files.map(file => unpackExchange(file))), checkHere),
    )
    if (round >= 0) {
      times.together.push(took)
      times.allBase.push(allBase)
    }
    for (const part of parts) {
      const plain = Y.snapshot(bare[part])
      for (const { documents } of [apart, together])
        if (!Y.equalSnapshots(Y.snapshot(documents[part]), plain)) throw new Error(`${part} differs`)
    }
  }
  const measure = (name: string, ours: readonly number[], base: readonly number[]): Measure => ({
    name,
    unit: 'ms',
    ours: quantile(ours, 0.5),
    base: quantile(base, 0.5),
    limit: null,
  })
  return [
    measure(`taking in one of ${people} files of 45,000 words`, times.ours, times.base),
    measure(`taking in all ${people} at once, as the command line does`, times.together, times.allBase),
  ]
}
