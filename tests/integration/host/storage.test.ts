import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { sha256 } from '#shared/base/bytes'
import { liveLimits } from '#shared/sync/limits'
import type { HostOptions } from '../../../server/host/startHost'
import { openStore } from '../../../server/storage/store'
import { openUpdateLog } from '../../../server/storage/updates'
import type { HostClient } from '../../support/hostClient'
import { call, host, office, temporaryFolder } from '../../support/hosted'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => void (folder = await temporaryFolder()))
afterAll(() => folder.remove())

describe('a disk that refuses', () => {
  it('loses nothing: the change is passed on, kept in memory, and acknowledged once it is on disk', async () => {
    let refuses = false
    const updates: HostOptions['updates'] = own => ({
      ...own,
      append: async (name, change) => {
        if (refuses) throw new Error('ENOSPC')
        await own.append(name, change)
      },
    })
    const data = join(folder.path, 'full')
    const running = await host({ data, updates })
    const port = Number(new URL(running.address).port)
    const team = await office(running)
    const name = team.document('draft')
    const [writer, reader] = [await call(running, team, team.ana), await call(running, team, team.people.mentor)]
    const [written, read] = [new Y.Doc(), new Y.Doc()]
    await writer.open(name, written)
    await reader.open(name, read)
    refuses = true
    const arrived = new Promise(resolve => read.once('update', resolve))
    written.getText('t').insert(0, 'kept')
    const { hash } = await writer.hear('notReceived', ({ code }) => code === 'connection.notSaved')
    await arrived
    expect(read.getText('t').toJSON()).toBe('kept')
    expect((await fetch(`${running.address}/health`)).status).toBe(503)
    reader.drop()
    refuses = false
    await writer.hear('received', word => word.hash === hash)
    expect((await fetch(`${running.address}/health`)).status).toBe(200)
    expect(running.logged.map(({ event }) => event)).toContain('disk.refuses')
    expect(await running.close()).toBe(true)

    const again = await host({ data, port })
    const later = new Y.Doc()
    await (await call(again, team, team.ana)).open(name, later)
    expect(later.getText('t').toJSON()).toBe('kept')
    await again.close()
  })

  it('acknowledges nothing to somebody who comes back that is still only in memory', async () => {
    let refuses = false
    const updates: HostOptions['updates'] = own => ({
      ...own,
      append: async (name, change) => {
        if (refuses) throw new Error('ENOSPC')
        await own.append(name, change)
      },
    })
    const running = await host({ data: join(folder.path, 'again'), updates })
    const team = await office(running)
    const name = team.document('draft')
    const written = new Y.Doc()
    const first = await call(running, team, team.ana)
    await first.open(name, written)
    await first.received()
    refuses = true
    written.getText('t').insert(0, 'only in memory')
    await first.hear('notReceived')
    first.drop()

    const second = await call(running, team, team.ana)
    await second.open(name, written) // the host's memory has it all, so nothing of it is sent again
    const answer = await Promise.race([second.hear('received'), second.hear('notReceived')])
    expect(answer.say).toBe('notReceived')
    refuses = false
    await second.received()
    second.drop()
    expect(await running.close()).toBe(true)
  })

  it('ends whoever brings more than may wait in memory, and takes it once there is room on the disk', async () => {
    let refuses = true
    const updates: HostOptions['updates'] = own => ({
      ...own,
      append: async (name, change) => {
        if (refuses) throw new Error('ENOSPC')
        await own.append(name, change)
      },
    })
    const running = await host({ data: join(folder.path, 'bounded'), updates, limits: { unsaved: 10_000 } })
    const team = await office(running)
    const name = team.document('draft')
    const doc = new Y.Doc()
    const writer = await call(running, team, team.ana)
    await writer.open(name, doc)
    doc.getText('t').insert(0, 'x'.repeat(6000))
    await writer.hear('notReceived')
    doc.getText('t').insert(0, 'y'.repeat(6000))
    expect(await writer.closed).toBe('connection.notSaved')
    refuses = false
    await expect.poll(async () => (await fetch(`${running.address}/health`)).status).toBe(200)
    const again = await call(running, team, team.ana)
    await again.open(name, doc)
    await again.received()
    const read = new Y.Doc()
    await (await call(running, team, team.people.mentor)).open(name, read)
    expect(read.getText('t')).toHaveLength(12_000)
    expect(await running.close()).toBe(true)
  })

  it('is told when the host has to end without it', async () => {
    const updates: HostOptions['updates'] = own => ({
      ...own,
      append: () => Promise.reject(new Error('ENOSPC')),
    })
    const running = await host({ data: join(folder.path, 'lost'), updates })
    const team = await office(running)
    const writer = await call(running, team, team.ana)
    const doc = new Y.Doc()
    await writer.open(team.document('draft'), doc)
    doc.getText('t').insert(0, 'x')
    await writer.hear('notReceived')
    writer.drop()
    expect(await running.close()).toBe(false)
  })
})

describe('the log of updates', () => {
  it('becomes one update after a while, with all that was deleted, and loads as before', async () => {
    const lines: string[] = []
    const store = await openStore(join(folder.path, 'log'))
    const log = openUpdateLog(store, event => lines.push(event))
    const live = new Y.Doc({ gc: false })
    await log.load('a', live)
    await log.load('b', new Y.Doc())
    const updates: Uint8Array[] = []
    live.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 60; i++) live.getText('t').insert(0, `word${i} `)
    live.getText('t').delete(0, 100)
    for (const update of updates) await log.append('a', update)
    await log.append('b', Y.encodeStateAsUpdate(new Y.Doc()))
    await log.release('a')
    expect(lines).toContain('document.compacted')
    const rows: string[] = []
    for await (const [key] of store.under('update!a')) rows.push(key)
    expect(rows).toHaveLength(1)
    const read = new Y.Doc({ gc: false })
    await log.load('a', read)
    expect(Y.equalSnapshots(Y.snapshot(read), Y.snapshot(live))).toBe(true)
    await log.append('a', Y.encodeStateAsUpdate(live))
    await store.close()
  })

  it('counts what is left once many changes became one', async () => {
    const store = await openStore(join(folder.path, 'lowered'))
    const log = openUpdateLog(store, () => undefined)
    const doc = new Y.Doc({ gc: false })
    doc.getText('t').insert(0, 'the same again')
    const change = Y.encodeStateAsUpdate(doc)
    await log.load('a', new Y.Doc())
    await Promise.all(Array.from({ length: 2000 }, () => log.append('a', change))) // as many as are made one at once
    await vi.waitFor(() => expect(log.bytes('a')).toBe(change.length), { timeout: 20_000 })
    await log.release('a')
    await log.load('a', new Y.Doc())
    expect(log.bytes('a')).toBe(change.length)
    await store.close()
  })

  it('counts what is on its way to the disk, so that it is not too much together', async () => {
    const store = await openStore(join(folder.path, 'counted'))
    const log = openUpdateLog(store, () => undefined)
    await log.load('a', new Y.Doc())
    const change = Y.encodeStateAsUpdate(new Y.Doc())
    const appending = [log.append('a', change), log.append('a', change)]
    expect(log.bytes('a')).toBe(2 * change.length)
    await Promise.all(appending)
    expect(log.bytes('a')).toBe(2 * change.length)
    await store.close()
    await expect(log.append('a', change)).rejects.toThrow()
    expect(log.bytes('a')).toBe(2 * change.length)
  })

  it('opens without a spoilt update and leaves it where it is', async () => {
    const lines: string[] = []
    const store = await openStore(join(folder.path, 'spoilt'))
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'whole')
    await store.write([
      ['update!a!000000000000', Y.encodeStateAsUpdate(doc)],
      ['update!a!000000000001', Uint8Array.from([1, 1, 1])],
    ])
    const log = openUpdateLog(store, event => lines.push(event))
    const read = new Y.Doc()
    await log.load('a', read)
    expect(read.getText('t').toJSON()).toBe('whole')
    expect(lines).toEqual(['document.spoilt'])
    expect(await store.get('update!a!000000000001')).toBeDefined()
    await store.close()
  })
})

describe('blobs', () => {
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

  async function bring(line: HostClient, hash: string, bytes: Uint8Array) {
    for (let from = 0; from < bytes.length; from += liveLimits.blobPart) {
      const part = bytes.subarray(from, from + liveLimits.blobPart)
      line.say({ say: 'blob.put', hash, from, size: bytes.length, data: encode(part) })
      await Promise.race([
        line.hear('blob.taken', taken => taken.hash === hash && taken.next === from + part.length),
        line.hear('notTaken', refused => refused.hash === hash),
      ])
    }
  }

  it('come and go in parts, whole or not at all', async () => {
    const data = join(folder.path, 'blobs')
    const running = await host({ data })
    const team = await office(running)
    const [ana, mentor] = [await call(running, team, team.ana), await call(running, team, team.people.mentor)]
    const picture = randomBytes(3 * liveLimits.blobPart + 1000)
    const hash = await sha256(picture)
    mentor.say({ say: 'blob.get', hash, from: 0 })
    await mentor.hear('blob.missing')
    await bring(ana, hash, picture)
    const got: Buffer[] = []
    for (let from = 0; from < picture.length; from += liveLimits.blobPart) {
      mentor.say({ say: 'blob.get', hash, from })
      got.push(Buffer.from((await mentor.hear('blob.part', part => part.from === from)).data, 'base64url'))
    }
    expect(Buffer.concat(got).equals(picture)).toBe(true)

    const wrong = await sha256(Buffer.from('another'))
    await bring(ana, wrong, picture)
    expect(await ana.hear('notTaken')).toMatchObject({ hash: wrong, code: 'blob.hash' })
    ana.say({ say: 'blob.put', hash: await sha256(Buffer.from('big')), from: 0, size: 64 * 1024 * 1024, data: '' })
    await ana.hear('notTaken', ({ code }) => code === 'blob.tooLarge')

    const unfinished = await sha256(Buffer.from('unfinished'))
    mentor.say({ say: 'blob.put', hash: unfinished, from: 0, size: 1000, data: encode(picture.subarray(0, 10)) })
    await mentor.hear('blob.taken', ({ next }) => next === 10)
    mentor.say({ say: 'blob.put', hash: unfinished, from: 500, size: 1000, data: encode(picture.subarray(0, 10)) })
    await mentor.hear('blob.taken', taken => taken.hash === unfinished && taken.next === 10)
    await running.close()
    await (await host({ data })).close() // removes what never arrived whole
    const [place] = await readdir(join(data, 'blobs'))
    expect(await readdir(join(data, 'blobs', place!))).toEqual([hash])
  })
})
