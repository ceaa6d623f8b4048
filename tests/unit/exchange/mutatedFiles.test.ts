import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { sha256 } from '#shared/base/bytes'
import { canonicalBytes } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import { packCarrier, unpackDelivery } from '#shared/exchange/carry'
import { mergeAll, mergeInto, type MergeTarget } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { openStatements } from '#shared/statements/statementSet'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { chance, freshSeed } from '../../support/chance'
import { anasWorkspace, checkHere, entriesOf, resigned, shelf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { mutated, promptly } from '../../support/mutated'

const stateOf = ({ documents, statements }: MergeTarget) => [
  ...parts.map(part => Y.encodeStateAsUpdate(documents[part])),
  statements.texts(),
]

/** A copy of a target, so that every file meets the same one. */
async function copyOf({ generation, documents, statements }: MergeTarget): Promise<MergeTarget> {
  const copies = emptyDocuments()
  for (const part of parts) Y.applyUpdate(copies[part], Y.encodeStateAsUpdate(documents[part]))
  return {
    generation,
    documents: copies,
    statements: await openStatements(statements.workspace, statements.texts()),
    ...shelf(),
  }
}

it('takes 3,400 mutated files, signed by one or carried for two, whole or not at all, and goes on', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const { pack, target } = await anasWorkspace()
  const files = await Promise.all([pack(), pack({ blobs: new Map() })])
  const named = await Promise.all(files.map(async bytes => [await sha256(bytes), bytes] as const))
  const sources = [files[0], packCarrier(new Map(named))] as const
  const before = stateOf(target)
  for (let run = 0; run < 3400; run++) {
    const bytes = mutated(sources[run % 2]!, next)
    const place = `seed ${seed}, run ${run}`
    const code = await promptly(place, () =>
      codeOf(async () => mergeAll(target, (await unpackDelivery(bytes)).unpacked, checkHere)),
    )
    if (code !== undefined) expect(code, place).toMatch(/^(file|statement)\./)
    expect(stateOf(target), place).toEqual(before) // what was not refused said nothing new
  }
}, 300_000)

it('takes 600 files with mutated documents, signed for, whole or not at all, and stays readable', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const { pack, target, ana } = await anasWorkspace()
  const entries = entriesOf(await pack())
  let merged = 0
  for (let run = 0; run < 600; run++) {
    const place = `seed ${seed}, run ${run}`
    const name = next() < 0.5 ? 'documents/record.update' : 'documents/draft.update'
    const file = await resigned({ ...entries, [name]: mutated(entries[name]!, next) }, ana.device)
    const mine = await copyOf(target)
    const before = stateOf(mine)
    const code = await promptly(place, () => codeOf(async () => mergeInto(mine, await unpackExchange(file), checkHere)))
    if (code !== undefined) {
      expect(code, place).toMatch(/^file\./)
      expect(stateOf(mine), place).toEqual(before)
      continue
    }
    merged++
    const once = canonicalBytes(collectContent(bindWorkspace(mine.documents)))
    await mergeInto(mine, await unpackExchange(file), checkHere)
    expect(canonicalBytes(collectContent(bindWorkspace(mine.documents))), place).toEqual(once)
  }
  expect(merged, `seed ${seed}`).toBeGreaterThan(0) // some mutations change nothing but letters
}, 300_000)
