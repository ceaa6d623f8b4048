import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../../electron/main/journal'
import { temporaryFolder } from '../../support/hosted'

const workspace = `workspace:${'w'.repeat(43)}`
const draft = `${workspace}/${'G'.repeat(16)}/draft`
const statements = `${workspace}/statements`
const path = (folder: string) => join(folder, 'w'.repeat(43), `${'G'.repeat(16)}.draft.log`)

const bytes = (text: string) => new TextEncoder().encode(text)
const texts = (records: readonly Uint8Array[]) => records.map(record => new TextDecoder().decode(record))

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => void (folder = await temporaryFolder()))
afterEach(() => folder.remove())

/** What another start of the program would read. */
const read = async (name = draft) => texts((await openJournal(folder.path).read({ name, from: 0 })).records)

describe('appending', () => {
  it('keeps records in their order, also those of several starts and empty ones', async () => {
    const journal = openJournal(folder.path)
    await Promise.all(['a', 'b', ''].map(text => journal.append({ name: draft, records: [bytes(text)] })))
    await openJournal(folder.path).append({ name: draft, records: [bytes('c'), bytes('d')] })
    expect(await read()).toEqual(['a', 'b', '', 'c', 'd'])
  })

  it('keeps logs apart, and names those that there are', async () => {
    const journal = openJournal(folder.path)
    const blob = `${workspace}/blob/${'0'.repeat(64)}`
    const aside = `${workspace}/aside/${'0'.repeat(64)}`
    const names = [draft, draft.replace('draft', 'record'), statements, `${workspace}/workspace`, blob, aside]
    expect(await journal.list()).toEqual([])
    for (const name of names) await journal.append({ name, records: [bytes(name)] })
    expect([...(await journal.list())].sort()).toEqual([...names].sort())
    for (const name of names) expect(await read(name)).toEqual([name])
  })

  it('gives nothing of a log that is not there', async () => {
    expect(await read()).toEqual([])
  })

  it('gives plain bytes that carry nothing else along', async () => {
    await openJournal(folder.path).append({ name: draft, records: [bytes('one'), bytes('two')] })
    for (const record of (await openJournal(folder.path).read({ name: draft, from: 0 })).records) {
      expect(record.constructor).toBe(Uint8Array)
      expect(record.buffer.byteLength).toBe(record.byteLength)
    }
  })

  it('gives a long log in pieces', async () => {
    const journal = openJournal(folder.path)
    const part = new Uint8Array(40 * 1024 * 1024)
    await journal.append({ name: draft, records: [part, part] })
    const first = await journal.read({ name: draft, from: 0 })
    expect([first.records.length, first.next]).toEqual([1, 1])
    const last = await journal.read({ name: draft, from: 1 })
    expect([last.records.length, last.next]).toEqual([1, null])
  })
})

describe('what a kill or a disk left behind', () => {
  it('loses only the last record wherever it was torn, and goes on behind the ones before', async () => {
    const journal = openJournal(folder.path)
    await journal.append({ name: draft, records: [bytes('one'), bytes('two')] })
    const { size } = await stat(path(folder.path))
    await journal.append({ name: draft, records: [bytes('the last one')] })
    const whole = await readFile(path(folder.path))
    for (let length = size; length < whole.length; length++) {
      await writeFile(path(folder.path), whole)
      await truncate(path(folder.path), length)
      expect(await read(), `torn at ${length}`).toEqual(['one', 'two'])
      await openJournal(folder.path).append({ name: draft, records: [bytes('after')] })
      expect(await read(), `torn at ${length}`).toEqual(['one', 'two', 'after'])
    }
  })

  it('finds the records after one that the disk spoiled at any byte', async () => {
    const journal = openJournal(folder.path)
    await journal.append({ name: draft, records: [bytes('one')] })
    const from = (await stat(path(folder.path))).size
    await journal.append({ name: draft, records: [bytes('spoiled')] })
    const to = (await stat(path(folder.path))).size
    await journal.append({ name: draft, records: [bytes('three')] })
    const whole = await readFile(path(folder.path))
    for (let at = from; at < to; at++) {
      const spoiled = Buffer.from(whole)
      spoiled[at]! ^= 0xff
      await writeFile(path(folder.path), spoiled)
      expect(await read(), `spoiled at ${at}`).toEqual(['one', 'three'])
    }
  })

  it('takes no text for a record that only looks like one of another log', async () => {
    const journal = openJournal(folder.path)
    await journal.append({ name: statements, records: [bytes('forged')] })
    const other = await readFile(join(folder.path, 'w'.repeat(43), 'statements.log'))
    await journal.append({ name: draft, records: [bytes('one'), other] })
    const whole = await readFile(path(folder.path))
    await writeFile(path(folder.path), whole.subarray(0, whole.length - 1))
    expect(await read()).toEqual(['one'])
  })

  it('sets aside what is no log and begins anew', async () => {
    await openJournal(folder.path).append({ name: draft, records: [bytes('one')] })
    await writeFile(path(folder.path), 'something else')
    expect(await read()).toEqual([])
    await openJournal(folder.path).append({ name: draft, records: [bytes('two')] })
    expect(await read()).toEqual(['two'])
    const aside = (await readdir(join(folder.path, 'w'.repeat(43)))).filter(name => name.endsWith('.damaged'))
    expect(await readFile(join(folder.path, 'w'.repeat(43), aside[0]!), 'utf8')).toBe('something else')
    expect(await openJournal(folder.path).list()).toEqual([draft])
  })

  it('clears away files that were not finished and workspaces that were being forgotten', async () => {
    await openJournal(folder.path).append({ name: draft, records: [bytes('one')] })
    await writeFile(join(folder.path, 'w'.repeat(43), '.half.log'), 'half')
    await writeFile(join(folder.path, '.gone'), 'gone')
    expect(await openJournal(folder.path).list()).toEqual([draft])
    expect(await readdir(folder.path)).toEqual(['w'.repeat(43)])
    expect(await readdir(join(folder.path, 'w'.repeat(43)))).toEqual([`${'G'.repeat(16)}.draft.log`])
  })
})

it('puts a checkpoint in the place of all before, and appends to it', async () => {
  const journal = openJournal(folder.path)
  await journal.append({ name: draft, records: [bytes('a'), bytes('b')] })
  const ways = [
    journal.append({ name: draft, records: [bytes('c')] }),
    journal.checkpoint({ name: draft, record: bytes('abc') }),
    journal.append({ name: draft, records: [bytes('d')] }),
  ]
  await Promise.all(ways)
  expect(await read()).toEqual(['abc', 'd'])
})

it('forgets a workspace and no other', async () => {
  const journal = openJournal(folder.path)
  const other = `workspace:${'v'.repeat(43)}/statements`
  await journal.append({ name: draft, records: [bytes('a')] })
  await journal.append({ name: other, records: [bytes('b')] })
  await journal.forget({ workspace })
  await journal.forget({ workspace }) // it is gone already
  expect(await journal.list()).toEqual([other])
  await journal.append({ name: draft, records: [bytes('anew')] })
  expect(await read()).toEqual(['anew'])
})

it.each([
  '',
  '/',
  '..',
  'workspace:..',
  `${workspace}/..`,
  `${workspace}/../${'v'.repeat(43)}`,
  `${workspace}/${'G'.repeat(16)}`,
  `${workspace}/${'G'.repeat(16)}/draft/../../x`,
  `${workspace}/${'G'.repeat(16)}/draft.log`,
  `${workspace}/CON/draft`,
  `${workspace}/blob/../../../../etc/passwd`,
  `${workspace}/blob/${'0'.repeat(63)}`,
  `${workspace}/aside/../${'0'.repeat(61)}`,
  `${workspace}/statements/`,
  `${workspace}\\statements`,
  `${workspace}/statements\0`,
  `${workspace}/statements\n`,
  `x${workspace}/statements`,
  '/etc/passwd',
])('refuses the name %j and touches nothing', async name => {
  const journal = openJournal(folder.path)
  const refused = { code: 'bridge.request' }
  await expect(journal.append({ name, records: [bytes('x')] })).rejects.toMatchObject(refused)
  await expect(journal.checkpoint({ name, record: bytes('x') })).rejects.toMatchObject(refused)
  await expect(journal.read({ name, from: 0 })).rejects.toMatchObject(refused)
  await expect(journal.forget({ workspace: name })).rejects.toMatchObject(refused)
  expect(await readdir(folder.path)).toEqual([])
})

it('says that it could not write, and keeps what was there', async () => {
  const journal = openJournal(folder.path)
  await writeFile(join(folder.path, 'w'.repeat(43)), 'a file in the way')
  await expect(journal.append({ name: draft, records: [bytes('x')] })).rejects.toMatchObject({ code: 'storage.write' })
  await expect(journal.checkpoint({ name: draft, record: bytes('x') })).rejects.toMatchObject({ code: 'storage.write' })
  await expect(journal.read({ name: draft, from: 0 })).rejects.toMatchObject({ code: 'storage.unavailable' })
})
