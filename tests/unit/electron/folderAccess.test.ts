import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { folderAt } from '../../../electron/main/folderAccess'
import { contentOf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { folderMember, office } from '../../support/folderParty'
import { temporaryFolder } from '../../support/hosted'

const bytes = new Uint8Array([1, 2, 3])
const limit = 1000

let root: Awaited<ReturnType<typeof temporaryFolder>>
let outside: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  root = await temporaryFolder()
  outside = await temporaryFolder()
})
afterEach(async () => {
  await root.remove()
  await outside.remove()
})

it('gives back what was written, whole, in folders that it makes', async () => {
  const folder = folderAt(root.path)
  await folder.write('a/b/one.seg', bytes)
  await folder.write('a/b/one.seg', new Uint8Array())
  await folder.write('a/b/two.seg', bytes)
  expect(await folder.read('a/b/two.seg', 3)).toEqual(bytes)
  expect(await folder.read('a/b/one.seg', 0)).toEqual(new Uint8Array())
  expect(await folder.list('')).toEqual([{ name: 'a', kind: 'folder', bytes: 0 }])
  expect([...(await folder.list('a/b'))].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'one.seg', kind: 'file', bytes: 0 },
    { name: 'two.seg', kind: 'file', bytes: 3 },
  ])
  expect((await readdir(join(root.path, 'a/b'))).sort()).toEqual(['one.seg', 'two.seg']) // and nothing half-written
})

it('removes a file, and does not mind when it is gone', async () => {
  const folder = folderAt(root.path)
  await folder.write('a/one.seg', bytes)
  await folder.remove('a/one.seg')
  await folder.remove('a/one.seg')
  await folder.remove('nowhere/one.seg')
  expect(await folder.list('a')).toEqual([])
})

it.each([
  '../secret',
  'a/../../secret',
  '/etc/passwd',
  'a\\..\\secret',
  'C:/secret',
  'CON',
  'a/nul.seg',
  'com1.seg',
  'a./b',
  'a/b ',
  '.',
  'a/\u0000b',
])('never touches %j', async path => {
  const folder = folderAt(join(root.path, 'chosen'))
  await mkdir(join(root.path, 'chosen'))
  await writeFile(join(root.path, 'secret'), 'secret')
  for (const work of [
    () => folder.list(path),
    () => folder.read(path, limit),
    () => folder.write(path, bytes),
    () => folder.remove(path),
  ])
    expect(await codeOf(work)).toBe('file.unsafeName')
  expect(await readFile(join(root.path, 'secret'), 'utf8')).toBe('secret')
})

it('follows no link, neither to a file nor to a folder', async () => {
  await writeFile(join(outside.path, 'secret'), 'secret')
  await mkdir(join(root.path, 'a'))
  await symlink(join(outside.path, 'secret'), join(root.path, 'a/link'))
  await symlink(outside.path, join(root.path, 'away'))
  const folder = folderAt(root.path)
  expect(await folder.list('')).toEqual([{ name: 'a', kind: 'folder', bytes: 0 }])
  expect(await folder.list('a')).toEqual([])
  for (const work of [
    () => folder.read('a/link', limit),
    () => folder.read('away/secret', limit),
    () => folder.list('away'),
    () => folder.write('away/new', bytes),
  ])
    expect(await codeOf(work)).toBe('folder.missing')
  await folder.remove('away/secret')
  await folder.write('a/link', bytes) // the link gives way to the file
  expect(await readFile(join(outside.path, 'secret'), 'utf8')).toBe('secret')
  expect(await readdir(outside.path)).toEqual(['secret'])
})

it('is not held up by a pipe that somebody put there', async () => {
  execFileSync('mkfifo', [join(root.path, 'pipe.seg')])
  const folder = folderAt(root.path)
  expect(await folder.list('')).toEqual([])
  expect(await codeOf(() => folder.read('pipe.seg', limit))).toBe('folder.missing')
})

it('reads nothing that is larger than asked for, and no folder', async () => {
  const folder = folderAt(root.path)
  await folder.write('a/one.seg', bytes)
  expect(await codeOf(() => folder.read('a/one.seg', 2))).toBe('folder.tooLarge')
  expect(await codeOf(() => folder.read('a', limit))).toBe('folder.missing')
  expect(await codeOf(() => folder.read('a/two.seg', limit))).toBe('folder.missing')
  expect(await codeOf(() => folder.list('a/one.seg'))).toBe('folder.missing')
})

it('says when the folder itself is gone, and does not make it anew', async () => {
  const folder = folderAt(join(root.path, 'drive'))
  for (const work of [
    () => folder.list(''),
    () => folder.read('a', limit),
    () => folder.write('a/b', bytes),
    () => folder.remove('a'),
  ])
    expect(await codeOf(work)).toBe('folder.gone')
  expect(await readdir(root.path)).toEqual([])
})

it.skipIf(process.getuid?.() === 0)('says when nothing may be written', async () => {
  await chmod(root.path, 0o500)
  expect(await codeOf(() => folderAt(root.path).write('a/b', bytes))).toBe('folder.denied')
  await chmod(root.path, 0o700)
})

it('leaves what stood there when a file cannot be written', async () => {
  const folder = folderAt(root.path)
  await mkdir(join(root.path, 'a/taken'), { recursive: true })
  await writeFile(join(root.path, 'a/taken/file'), 'there')
  expect(await codeOf(() => folder.write('a/taken', bytes))).toBe('folder.failed')
  expect(await readdir(join(root.path, 'a'))).toEqual(['taken'])
  await rm(join(root.path, 'a'), { recursive: true })
})

it('is all that two computers need to work together', async () => {
  const { ana, ben, workspace, statements, replica } = await office()
  const shared = folderAt(root.path)
  const anas = folderMember(ana, shared, workspace, { documents: replica.documents, statements }, { foldAfter: 2 })
  const bens = folderMember(ben, shared, workspace)
  for (let turn = 0; turn < 5; turn++) {
    anas.replica.profile.update({ title: `Turn ${turn}` })
    await anas.sync.tryNow()
    await bens.sync.tryNow()
    bens.replica.profile.update({ shortName: `Turn ${turn}` })
    await bens.sync.tryNow()
    await anas.sync.tryNow()
  }
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
  expect(anas.sync.status.read()).toMatchObject({ state: 'watching', waitingBytes: 0, refused: [] })
})
