import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepBackup, listBackups, outdated, removeBackups } from '../../../electron/main/backupFolder'
import { temporaryFolder } from '../../support/hosted'

const workspace = `workspace:${'w'.repeat(43)}`
const other = `workspace:${'v'.repeat(43)}`
const bytes = new Uint8Array([1, 2, 3])

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => void (folder = await temporaryFolder()))
afterEach(() => folder.remove())

const at = (day: number, hour = 9) => new Date(2027, 0, day, hour)
const name = (day: number, hour = 9) =>
  `2027-01-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}0000.meridian`

it('names a backup by its moment, in a folder of its workspace', async () => {
  await keepBackup(folder.path, { workspace, label: 'Nilab', bytes }, at(4))
  await keepBackup(folder.path, { workspace, label: 'Nilab University', bytes }, at(5)) // renamed since
  await keepBackup(folder.path, { workspace: other, label: 'Nilab', bytes }, at(5))
  expect((await readdir(folder.path)).sort()).toEqual(['Nilab (vvvvvvvv)', 'Nilab (wwwwwwww)'])
  expect((await readdir(join(folder.path, 'Nilab (wwwwwwww)'))).sort()).toEqual([name(4), name(5)])
  expect(await listBackups(folder.path)).toMatchObject([{ label: 'Nilab', size: 3 }, {}, {}])
  expect(await listBackups(folder.path, other)).toHaveLength(1)
})

it('lists none where there is no such folder', async () => {
  expect(await listBackups(join(folder.path, 'gone'))).toEqual([])
})

it('keeps the newest three, and the last of each of seven days', () => {
  const days = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap(day => [name(day, 9), name(day, 17)])
  const kept = days.filter(one => !outdated(days).includes(one))
  expect(kept).toEqual(
    [3, 4, 5, 6, 7, 8, 9].flatMap(day =>
      day < 8 ? [name(day, 17)] : day === 8 ? [name(8, 17)] : [name(9, 9), name(9, 17)],
    ),
  )
})

it("touches nobody else's files", async () => {
  const mine = join(folder.path, 'Nilab (wwwwwwww)')
  await mkdir(mine)
  await writeFile(join(mine, 'my own copy.meridian'), 'mine')
  await writeFile(join(mine, '2020-01-01.txt'), 'mine')
  for (let day = 1; day <= 20; day++) await keepBackup(folder.path, { workspace, label: 'Nilab', bytes }, at(day))
  const names = await readdir(mine)
  expect(names).toEqual(expect.arrayContaining(['my own copy.meridian', '2020-01-01.txt']))
  expect(names.filter(one => one.startsWith('2027'))).toHaveLength(7)
})

it('removes all backups of one workspace, and neither those of others nor what a person put there', async () => {
  for (const day of [4, 5]) await keepBackup(folder.path, { workspace, label: 'Nilab', bytes }, at(day))
  await keepBackup(folder.path, { workspace: other, label: 'Nilab', bytes }, at(5))
  await removeBackups(folder.path, workspace)
  expect(await readdir(folder.path)).toEqual(['Nilab (vvvvvvvv)'])
  await writeFile(join(folder.path, 'Nilab (vvvvvvvv)', 'notes.txt'), 'mine')
  await removeBackups(folder.path, other)
  expect(await readdir(folder.path, { recursive: true })).toEqual(
    expect.arrayContaining(['Nilab (vvvvvvvv)', join('Nilab (vvvvvvvv)', 'notes.txt')]),
  )
  expect(await listBackups(folder.path)).toEqual([])
  await removeBackups(join(folder.path, 'gone'), other)
})
