import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startMain } from '../../support/desktopShell'

const workspace = `workspace:${'w'.repeat(43)}`
const other = `workspace:${'v'.repeat(43)}`
const bytes = new Uint8Array([1, 2, 3])
const refused = (code: string, facts: object = {}) => ({ ok: false, code, facts })

/** A person who shares a folder, and where it is. */
async function sharing() {
  const main = await startMain()
  const chosen = join(main.userData, 'OneDrive')
  await mkdir(chosen)
  main.dialogs.open = { canceled: false, filePaths: [chosen] }
  expect(await main.ask('folders.choose', { workspace })).toEqual({ ok: true, value: { name: chosen } })
  return { ...main, chosen }
}

it('remembers the folder that a person chose for a workspace, and for that one alone', async () => {
  const { chosen, userData } = await sharing()
  const { ask } = await startMain(undefined, userData)
  expect(await ask('folders.chosen', { workspace })).toEqual({ ok: true, value: { name: chosen } })
  expect(await ask('folders.chosen', { workspace: other })).toEqual({ ok: true, value: null })
  expect(await ask('folders.list', { workspace: other, path: '' })).toEqual(refused('folder.gone'))
  expect(await ask('folders.forget', { workspace })).toEqual({ ok: true, value: null })
  expect(await ask('folders.chosen', { workspace })).toEqual({ ok: true, value: null })
  expect(await ask('folders.list', { workspace, path: '' })).toEqual(refused('folder.gone'))
})

it('keeps the folder before when the person changes their mind', async () => {
  const { ask, dialogs, chosen } = await sharing()
  dialogs.open = { canceled: true, filePaths: [] }
  expect(await ask('folders.choose', { workspace })).toEqual({ ok: true, value: null })
  expect(await ask('folders.chosen', { workspace })).toEqual({ ok: true, value: { name: chosen } })
})

it('writes and reads in that folder', async () => {
  const { ask, chosen } = await sharing()
  expect(await ask('folders.write', { workspace, path: 'a/one.seg', bytes })).toEqual({ ok: true, value: null })
  expect(await readdir(join(chosen, 'a'))).toEqual(['one.seg'])
  expect(await ask('folders.list', { workspace, path: 'a' })).toEqual({
    ok: true,
    value: [{ name: 'one.seg', kind: 'file', bytes: 3 }],
  })
  expect(await ask('folders.read', { workspace, path: 'a/one.seg', limitBytes: 3 })).toEqual({ ok: true, value: bytes })
  expect(await ask('folders.remove', { workspace, path: 'a/one.seg' })).toEqual({ ok: true, value: null })
  expect(await readdir(join(chosen, 'a'))).toEqual([])
  await writeFile(join(chosen, 'a', 'theirs'), 'theirs')
  expect(await ask('folders.remove', { workspace, path: 'a' })).toEqual({ ok: true, value: null })
  expect(await readdir(join(chosen, 'a'))).toEqual(['theirs'])
  await ask('folders.remove', { workspace, path: 'a/theirs' })
  expect(await ask('folders.remove', { workspace, path: 'a' })).toEqual({ ok: true, value: null })
  expect(await readdir(chosen)).toEqual([])
})

it('lets the page reach nothing outside it', async () => {
  const { ask, chosen, userData } = await sharing()
  await writeFile(join(userData, 'secret'), 'secret')
  await symlink(userData, join(chosen, 'out'))
  for (const path of ['../secret', '/etc/passwd', 'a/../../secret'])
    expect(await ask('folders.read', { workspace, path, limitBytes: 9 }), path).toMatchObject({
      ok: false,
      code: 'file.unsafeName',
    })
  expect(await ask('folders.read', { workspace, path: 'out/secret', limitBytes: 9 })).toEqual(refused('folder.missing'))
  expect(await ask('folders.list', { workspace, path: '' })).toEqual({ ok: true, value: [] })
})

it.each([
  ['folders.chosen', { workspace: '../..' }],
  ['folders.choose', { workspace, path: '/etc' }],
  ['folders.show', { workspace, path: '/etc' }],
  ['folders.list', { workspace, path: 7 }],
  ['folders.list', { workspace, path: '', root: '/etc' }],
  ['folders.read', { workspace, path: 'a' }],
  ['folders.read', { workspace, path: 'a', limitBytes: 2 ** 40 }],
  ['folders.write', { workspace, path: 'a', bytes: 'text' }],
  ['folders.write', { workspace, path: 'x'.repeat(401), bytes }],
  ['folders.remove', { path: 'a' }],
])('refuses what the contract does not allow on %s', async (channel, request) => {
  const { ask } = await startMain()
  expect(await ask(channel, request)).toEqual(refused('bridge.request', { channel }))
})
