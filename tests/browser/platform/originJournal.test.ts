import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { utf8 } from '#shared/base/bytes'
import type { Journal } from '#shared/platform/platform'
import { originJournal } from '../../../renderer/platform/originJournal'

const workspace = `workspace:${'o'.repeat(43)}`
const draft = `${workspace}/${'G'.repeat(16)}/draft`
const statements = `${workspace}/statements`

/** Two windows. */
let one: Journal
let other: Journal
beforeEach(async () => {
  one = (await originJournal())!
  other = (await originJournal())!
  await one.forget(workspace)
})
afterEach(() => one.forget(workspace))

const read = async (journal: Journal, name = draft) =>
  (await journal.read(name)).map(record => new TextDecoder().decode(record))

/** The file of the page's own file system that has the log now. */
async function fileOfDraft(): Promise<{ handle: FileSystemFileHandle; size: number }> {
  const home = await (await navigator.storage.getDirectory()).getDirectoryHandle('journal')
  const folder = await home.getDirectoryHandle('o'.repeat(43))
  const slots = await Promise.all(
    ['0', '1'].map(async slot => {
      const handle = await folder.getFileHandle(`${'G'.repeat(16)}.draft.log.${slot}`)
      return { handle, size: (await handle.getFile()).size }
    }),
  )
  return slots.find(({ size }) => size > 0)!
}

async function cutTo(size: number): Promise<void> {
  const { handle } = await fileOfDraft()
  const writable = await handle.createWritable({ keepExistingData: true })
  await writable.truncate(size)
  await writable.close()
}

it('has nothing of a log that was never written, and names those that were', async () => {
  expect(await one.read(draft)).toEqual([])
  await one.append(draft, [utf8('a')])
  await one.append(statements, [utf8('b')])
  expect((await other.list()).filter(name => name.startsWith(workspace)).sort()).toEqual([draft, statements].sort())
})

it('keeps records in their order, and puts a checkpoint in the place of all before', async () => {
  await one.append(draft, [utf8('a'), utf8('')])
  await one.append(draft, [utf8('b')])
  expect(await read(other)).toEqual(['a', '', 'b'])
  await one.checkpoint(draft, utf8('ab'))
  await one.append(draft, [utf8('c')])
  await one.checkpoint(draft, utf8('abc'))
  expect(await read(other)).toEqual(['abc'])
  expect(await read(other, statements)).toEqual([])
})

it('loses nothing where two windows write one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('append', 'checkpoint'), fc.constantFrom(0, 1), fc.string()), {
        minLength: 1,
        maxLength: 12,
      }),
      async steps => {
        await one.forget(workspace)
        let expected: string[] = []
        for (const [step, window, text] of steps) {
          const journal = [one, other][window]!
          if (step === 'append') await journal.append(draft, [utf8(text)])
          else await journal.checkpoint(draft, utf8(text))
          expected = step === 'append' ? [...expected, text] : [text]
        }
        expect(await read(one)).toEqual(expected)
        expect(await read((await originJournal())!)).toEqual(expected)
      },
    ),
    { numRuns: 15 },
  )
})

it('loses only what was torn off, and goes on behind the records before', async () => {
  await one.append(draft, [utf8('one'), utf8('two')])
  const { size } = await fileOfDraft()
  await one.append(draft, [utf8('torn')])
  const { size: whole } = await fileOfDraft()
  for (const length of [size, size + 1, size + 20, whole - 1]) {
    await one.checkpoint(draft, utf8('one'))
    await one.append(draft, [utf8('two'), utf8('torn')])
    const { size: now } = await fileOfDraft()
    await cutTo(now - (whole - length))
    expect(await read(other)).toEqual(['one', 'two'])
    await one.append(draft, [utf8('after')])
    expect(await read(other)).toEqual(['one', 'two', 'after'])
  }
})

it('is what it was before a checkpoint that was not finished', async () => {
  await one.checkpoint(draft, utf8('first'))
  const { handle } = await fileOfDraft()
  const first = await (await handle.getFile()).arrayBuffer()
  await one.checkpoint(draft, utf8('second'))
  // as after a power cut while the second was written: it has no head yet, and the first is still there
  const torn = await fileOfDraft()
  await cutTo(0)
  const writable = await handle.createWritable()
  await writable.write(first)
  await writable.close()
  const half = await torn.handle.createWritable()
  await half.write(new Uint8Array(40))
  await half.close()
  expect(await read(other)).toEqual(['first'])
  await other.append(draft, [utf8('next')])
  expect(await read(one)).toEqual(['first', 'next'])
})

it('forgets a workspace and no other, and refuses names that are none', async () => {
  const second = `workspace:${'p'.repeat(43)}/statements`
  await one.append(draft, [utf8('a')])
  await one.append(second, [utf8('b')])
  await one.forget(workspace)
  await one.forget(workspace)
  expect(await read(other)).toEqual([])
  expect(await read(other, second)).toEqual(['b'])
  await one.append(draft, [utf8('anew')])
  expect(await read(other)).toEqual(['anew'])
  await one.forget(`workspace:${'p'.repeat(43)}`)
  await expect(one.append(`${workspace}/../x`, [utf8('x')])).rejects.toMatchObject({ code: 'bridge.request' })
})
