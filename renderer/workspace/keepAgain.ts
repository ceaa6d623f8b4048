import type { Workspace } from '#shared/workspace/workspace'
import { texts } from './keep'
import type { StoredPictures } from './pictures'
import type { ReadStored } from './readStored'
import type { Device } from './startStored'
import { describe } from './summary'

/**
 * Stores what an open workspace has besides its documents once more, where the browser threw all of it away: some do so with
 * everything that they did not promise to keep when the disk is full. Throws `storage.*`.
 */
export async function keepAgain(
  { database, keys }: Pick<Device, 'database' | 'keys'>,
  { stored, statements }: Pick<ReadStored, 'stored' | 'statements'>,
  pictures: Pick<StoredPictures, 'keepAgain'>,
  workspace: Workspace,
): Promise<void> {
  if (await database.workspace(stored.id)) return
  const names = Object.values(stored.me?.keys ?? {}).filter(name => name !== null)
  await Promise.all(names.map(name => keys.load(name))) // which brings back what is in memory
  await database.keepStatements(stored.id, texts(statements.have()))
  await pictures.keepAgain()
  await database.keepWorkspace({ ...stored, ...describe(workspace), lastOpened: Date.now() })
}
