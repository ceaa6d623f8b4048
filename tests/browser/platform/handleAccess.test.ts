import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { utf8 } from '#shared/base/bytes'
import { randomToken } from '#shared/base/ids'
import { handleAccess } from '../../../renderer/platform/handleAccess'
import { codeOf } from '../../support/failure'

let home: FileSystemDirectoryHandle
let root: FileSystemDirectoryHandle
let name: string

beforeEach(async () => {
  home = await navigator.storage.getDirectory()
  name = `folder-${randomToken()}`
  root = await home.getDirectoryHandle(name, { create: true })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await home.removeEntry(name, { recursive: true }).catch(() => undefined) // some tests removed it
})

const byName = (entries: readonly { readonly name: string }[]) =>
  [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))

it('writes, lists, reads and removes files in folders that it makes', async () => {
  const access = handleAccess(root)
  await access.write('a/b/one.seg', utf8('first'))
  await access.write('a/two.seg', utf8('second one'))
  await access.write('a/two.seg', utf8('second'))
  expect(byName(await access.list('a'))).toEqual([
    { name: 'b', kind: 'folder', bytes: 0 },
    { name: 'two.seg', kind: 'file', bytes: 6 },
  ])
  expect(new TextDecoder().decode(await access.read('a/b/one.seg', 10))).toBe('first')
  await access.remove('a/b/one.seg')
  await access.remove('a/b/one.seg')
  expect(await access.list('a/b')).toEqual([])
  await access.remove('a/b')
  await access.remove('a') // something is left in it
  expect(await access.list('a')).toMatchObject([{ name: 'two.seg' }])
})

it('tells what is missing in the folder from a folder that is gone', async () => {
  const access = handleAccess(root)
  expect(await codeOf(() => access.list('nowhere'))).toBe('folder.missing')
  expect(await codeOf(() => access.read('nowhere/one.seg', 10))).toBe('folder.missing')
  await access.remove('nowhere/one.seg')
  await home.removeEntry(name, { recursive: true })
  for (const work of [
    () => access.list(''),
    () => access.read('one.seg', 10),
    () => access.write('a/one.seg', utf8('never')),
    () => access.remove('one.seg'),
  ])
    expect(await codeOf(work)).toBe('folder.gone')
  await expect(home.getDirectoryHandle(name)).rejects.toThrow() // it is not made anew
})

it('reads nothing that is larger than it may be, and follows no name out of the folder', async () => {
  const access = handleAccess(root)
  await access.write('one.seg', utf8('four'))
  expect(await codeOf(() => access.read('one.seg', 3))).toBe('folder.tooLarge')
  for (const path of ['../one.seg', 'a/../../one.seg'])
    expect(await codeOf(() => access.write(path, utf8('out')))).toBe('file.unsafeName')
})

it.each([
  ['QuotaExceededError', 'folder.full'],
  ['NotAllowedError', 'folder.denied'],
  ['NoModificationAllowedError', 'folder.denied'],
  ['InvalidStateError', 'folder.failed'],
])('leaves nothing of a file for which the browser says %s', async (said, code) => {
  const access = handleAccess(root)
  await access.write('before.seg', utf8('before'))
  vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(new DOMException('no', said))
  expect(await codeOf(() => access.write('one.seg', utf8('one')))).toBe(code)
  expect(await codeOf(() => access.write('before.seg', utf8('after')))).toBe(code)
  expect((await access.list('')).map(entry => entry.name)).toEqual(['before.seg'])
  expect(new TextDecoder().decode(await access.read('before.seg', 10))).toBe('before')
})
