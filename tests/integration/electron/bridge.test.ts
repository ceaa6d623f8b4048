import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { contract } from '#shared/platform/contract'
import { startMain } from '../../support/desktopShell'
import { ourFrame } from '../../support/electronStandIn'

const journalName = `workspace:${'w'.repeat(43)}/statements`
const tooLong = new Uint8Array(50 * 1024 * 1024)
const channels = Object.keys(contract)
const refused = (code: string, facts: object = {}) => ({
  ok: false,
  code,
  facts: expect.objectContaining(facts) as object,
})

it('answers every channel of the contract and no other', async () => {
  const { handlers } = await startMain()
  expect([...handlers.keys()].sort()).toEqual([...channels].sort())
})

it.each([
  ['another page', { url: 'https://example.org/', parent: null }],
  ['a page whose address begins like ours', { url: 'app://meridian.evil/index.html', parent: null }],
  ['our page with another question behind it', { url: 'app://meridian/index.html?as=../../etc#/', parent: null }],
  ['a frame inside the page', { url: 'app://meridian/index.html', parent: ourFrame }],
  ['a page that is gone', null],
])('refuses %s on every channel', async (_, frame) => {
  const { ask, opened } = await startMain()
  for (const channel of channels) {
    expect(await ask(channel, { url: 'https://example.org/' }, frame), channel).toEqual(
      refused('bridge.stranger', { channel }),
    )
  }
  expect(opened).toEqual([])
})

it.each([
  ['files.save', { name: 'a.docx' }],
  ['files.save', { name: '', bytes: new Uint8Array(1) }],
  ['files.save', { name: 'a.docx', bytes: 'text' }],
  ['files.open', { kind: 'anything' }],
  ['files.waiting', { path: '/etc/passwd' }],
  ['links.open', { url: 7 }],
  ['keys.load', { name: '../../secret' }],
  ['keys.keep', { name: 'device', jwk: 'x'.repeat(3000) }],
  ['keys.forget', null],
  ['journal.list', { folder: '/etc' }],
  ['journal.read', { name: '/etc/passwd', from: 0 }],
  ['journal.read', { name: journalName, from: -1 }],
  ['journal.append', { name: '../../secret', records: [new Uint8Array(1)] }],
  ['journal.append', { name: journalName, records: ['text'] }],
  ['journal.append', { name: journalName, records: Array.from({ length: 10_001 }, () => new Uint8Array(1)) }],
  ['journal.append', { name: journalName, records: [tooLong, tooLong, tooLong] }],
  ['journal.checkpoint', { name: 'x'.repeat(201), record: new Uint8Array(1) }],
  ['journal.checkpoint', { name: journalName, record: new Uint8Array(129 * 1024 * 1024) }],
  ['journal.forget', { workspace: '..' }],
  ['backups.list', { folder: '/etc' }],
  ['backups.keep', { workspace: '../..', label: 'a', bytes: new Uint8Array(1) }],
  ['backups.keep', { workspace: journalName.split('/')[0], label: '', bytes: new Uint8Array(1) }],
  ['backups.newest', { workspace: '..' }],
  ['backups.forget', { workspace: '..' }],
  ['people.add', { name: '' }],
  ['people.remove', { seat: '../..' }],
  ['hosts.pin', { hosts: [{ addresses: ['https://host.example'], pin: 'A'.repeat(43) }] }],
  ['hosts.pin', { hosts: [{ addresses: ['wss://host.example'], pin: 'short' }] }],
  ['hosts.unpin', { hosts: [{ addresses: ['wss://host.example'], pin: 'short' }] }],
  ['hosts.pin', { hosts: Array.from({ length: 65 }, () => ({ addresses: [], pin: 'A'.repeat(43) })) }],
  ['hosting.start', { port: 22 }],
  ['hosting.serve', { workspace: '../../etc' }],
  ['hosting.atStart', { byItself: 'yes' }],
  ['hosting.takeAny', {}],
])('refuses what the contract does not allow on %s', async (channel, request) => {
  const { ask } = await startMain()
  expect(await ask(channel, request)).toEqual(refused('bridge.request', { channel }))
})

it('saves a whole file where the person said, and leaves nothing beside it', async () => {
  const { ask, dialogs, userData } = await startMain()
  const filePath = join(userData, 'Strategy.docx')
  await writeFile(filePath, 'the old one, which is longer')
  dialogs.save = { canceled: false, filePath }
  const saved = await ask('files.save', { name: 'Strategy.docx', bytes: new TextEncoder().encode('the new one') })
  expect(saved).toEqual({ ok: true, value: filePath })
  expect(await readFile(filePath, 'utf8')).toBe('the new one')
  expect(await readdir(userData)).toEqual(['Strategy.docx'])
})

it('tells that a file cannot be written and leaves nothing behind', async () => {
  const { ask, dialogs, userData } = await startMain()
  const filePath = join(userData, 'Strategy.docx')
  await mkdir(filePath) // a folder of that name stands in the way
  dialogs.save = { canceled: false, filePath }
  const saved = await ask('files.save', { name: 'Strategy.docx', bytes: new Uint8Array(10) })
  expect(saved).toEqual(refused('file.write', { name: 'Strategy.docx' }))
  expect(await readdir(userData)).toEqual(['Strategy.docx'])
})

it('gives null when the person changes their mind', async () => {
  const { ask } = await startMain()
  expect(await ask('files.save', { name: 'a.docx', bytes: new Uint8Array(1) })).toEqual({ ok: true, value: null })
  expect(await ask('files.open', { kind: 'meridian' })).toEqual({ ok: true, value: null })
})

it('reads the file a person chose', async () => {
  const { ask, dialogs, userData } = await startMain()
  const path = join(userData, 'nilab.meridian')
  await writeFile(path, 'content')
  dialogs.open = { canceled: false, filePaths: [path] }
  expect(await ask('files.open', { kind: 'meridian' })).toEqual({
    ok: true,
    value: { name: 'nilab.meridian', bytes: new TextEncoder().encode('content') },
  })
})

it('gives each file that came from outside once, and tells the page when one arrives', async () => {
  const { app, ask, userData, windows } = await startMain()
  await writeFile(join(userData, 'a.meridian'), 'a')
  await writeFile(join(userData, 'b.meridian'), 'b')
  const none = { ok: true, value: null }
  expect(await ask('files.waiting', null)).toEqual(none)
  app.emit('second-instance', {}, ['meridian', '--flag', 'a.meridian'], userData)
  app.emit('open-file', { preventDefault: () => undefined }, join(userData, 'b.meridian'))
  app.emit('second-instance', {}, ['meridian', 'notes.txt'], userData)
  expect(windows[0]!.webContents.sent).toEqual([['files.arrived'], ['files.arrived']])
  expect(await ask('files.waiting', null)).toMatchObject({ ok: true, value: { name: 'a.meridian' } })
  expect(await ask('files.waiting', null)).toMatchObject({ ok: true, value: { name: 'b.meridian' } })
  expect(await ask('files.waiting', null)).toEqual(none)
})

it('takes the file it was started with, and tells when that is not there', async () => {
  const argv = vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.', '/nowhere/gone.meridian'])
  const { ask } = await startMain()
  argv.mockRestore()
  expect(await ask('files.waiting', null)).toEqual(refused('file.notFound', { name: 'gone.meridian' }))
  expect(await ask('files.waiting', null)).toEqual({ ok: true, value: null })
})

it('tells when what it was started with is a folder', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'meridian-')), 'folder.meridian')
  await mkdir(folder)
  const argv = vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.', folder])
  const { ask } = await startMain()
  argv.mockRestore()
  expect(await ask('files.waiting', null)).toEqual(refused('file.notFound', { name: 'folder.meridian' }))
  await rm(dirname(folder), { recursive: true })
})

it('lets only web and mail links leave', async () => {
  const { ask, opened } = await startMain()
  const links = [
    'https://example.org/a',
    'mailto:office@example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://x/y',
  ]
  for (const url of links) expect(await ask('links.open', { url })).toEqual({ ok: true, value: null })
  expect(opened).toEqual(['https://example.org/a', 'mailto:office@example.org'])
})

it('keeps keys encrypted, and forgets them', async () => {
  const { ask, userData } = await startMain()
  const name = 'device:V1StGXR8'
  expect(await ask('keys.load', { name })).toEqual({ ok: true, value: null })
  expect(await ask('keys.keep', { name, jwk: '{"d":"secret"}' })).toEqual({ ok: true, value: true })
  const [file] = await readdir(join(userData, 'keys'))
  expect(await readFile(join(userData, 'keys', file!), 'utf8')).not.toContain('secret')
  expect(await ask('keys.load', { name })).toEqual({ ok: true, value: '{"d":"secret"}' })
  await writeFile(join(userData, 'keys', '.DS_Store'), '')
  expect(await ask('keys.list', null)).toEqual({ ok: true, value: [name] })
  expect(await ask('keys.forget', { name })).toEqual({ ok: true, value: null })
  expect(await ask('keys.load', { name })).toEqual({ ok: true, value: null })
})

it('keeps a journal beside the keys, and gives it to the next start', async () => {
  const { ask, userData } = await startMain()
  const record = new TextEncoder().encode('a change')
  expect(await ask('journal.append', { name: journalName, records: [record] })).toEqual({ ok: true, value: null })
  expect(await readdir(userData)).toEqual(['journal'])
  const next = await startMain(undefined, userData)
  expect(await next.ask('journal.list', null)).toEqual({ ok: true, value: [journalName] })
  expect(await next.ask('journal.read', { name: journalName, from: 0 })).toEqual({
    ok: true,
    value: { records: [record], next: null },
  })
  const workspace = journalName.split('/')[0]
  expect(await next.ask('journal.forget', { workspace })).toEqual({ ok: true, value: null })
  expect(await next.ask('journal.list', null)).toEqual({ ok: true, value: [] })
})

it('keeps backups where the person said, whatever their label', async () => {
  const { ask, dialogs, userData } = await startMain()
  const workspace = journalName.split('/')[0]
  dialogs.open = { canceled: false, filePaths: [userData] }
  expect(await ask('backups.choose', null)).toMatchObject({ ok: true, value: { files: [], failure: null } })
  const backup = { workspace, label: '../../../etc/x', bytes: new Uint8Array(3) }
  expect(await ask('backups.keep', backup)).toEqual({ ok: true, value: null })
  expect((await readdir(userData)).sort()).toEqual(['Meridian backups', 'backups.json'])
  const listed = (await ask('backups.list', { workspace })) as { value: { files: [{ path: string }] } }
  expect(listed).toMatchObject({
    value: { folder: join(userData, 'Meridian backups'), files: [{ label: '-..-..-etc-x', size: 3 }] },
  })
  const { path } = listed.value.files[0]
  expect(await ask('backups.read', { path })).toMatchObject({ ok: true, value: { bytes: new Uint8Array(3) } })
  for (const other of ['../backups.json', 'backups.json', `../${path}`, `${path}/..`, path.replace('2', '3')])
    expect(await ask('backups.read', { path: other })).toEqual(refused('file.notFound'))
  expect(await ask('backups.newest', { workspace })).toEqual({ ok: true, value: expect.any(Number) as number })
})

it('says why a backup could not be written', async () => {
  const { ask, userData } = await startMain()
  await writeFile(join(userData, 'documents'), 'a file in the way')
  const backup = { workspace: journalName.split('/')[0], label: 'Nilab', bytes: new Uint8Array(3) }
  expect(await ask('backups.keep', backup)).toEqual(refused('file.write'))
  expect(await ask('backups.list', { workspace: null })).toMatchObject({
    ok: true,
    value: { files: [], failure: 'file.write' },
  })
})

it('keeps no key where the computer has no keychain', async () => {
  const { ask, keychain, userData } = await startMain()
  keychain.isThere = false
  expect(await ask('keys.list', null)).toEqual({ ok: true, value: [] })
  expect(await ask('keys.keep', { name: 'device', jwk: '{}' })).toEqual({ ok: true, value: false })
  expect(await readdir(userData)).toEqual([])
})

it.runIf(process.platform === 'linux')('does not call a password known to everybody a keychain', async () => {
  const { ask, keychain } = await startMain()
  keychain.backend = 'basic_text'
  expect(await ask('keys.keep', { name: 'device', jwk: '{}' })).toEqual({ ok: true, value: false })
})

it('keeps apart what several people have, each known by the address of their window', async () => {
  const { ask, userData } = await startMain()
  const { value: seat } = (await ask('people.add', { name: 'Farid Kakar' })) as { value: string }
  expect(await ask('people.list', null)).toEqual({ ok: true, value: [{ seat, name: 'Farid Kakar' }] })
  const theirs = { url: `app://meridian/index.html?as=${seat}#/w/1/swot`, parent: null }
  const record = { name: journalName, records: [new Uint8Array([7])] }
  expect(await ask('journal.append', record, theirs)).toEqual({ ok: true, value: null })
  expect(await ask('journal.list', null, theirs)).toEqual({ ok: true, value: [journalName] })
  expect(await ask('journal.list', null)).toEqual({ ok: true, value: [] })
  expect(await ask('keys.keep', { name: 'device', jwk: '{}' }, theirs)).toEqual({ ok: true, value: true })
  expect(await ask('keys.list', null, theirs)).toEqual({ ok: true, value: ['device'] })
  expect(await ask('keys.list', null)).toEqual({ ok: true, value: [] })
  const backup = { workspace: journalName.split('/')[0], label: 'Nilab', bytes: new Uint8Array(3) }
  expect(await ask('backups.keep', backup, theirs)).toEqual({ ok: true, value: null })
  expect(await ask('backups.list', { workspace: null })).toMatchObject({ value: { files: [] } })
  expect(await readdir(join(userData, 'documents'))).toEqual(['Meridian backups of Farid Kakar'])

  expect(await ask('backups.forget', { workspace: backup.workspace }, theirs)).toEqual({ ok: true, value: null })
  expect(await ask('people.remove', { seat })).toEqual({ ok: true, value: null })
  expect(await ask('people.list', null)).toEqual({ ok: true, value: [] })
  expect(await readdir(join(userData, 'people'))).toEqual([])
})
