import { threads } from '#shared/comments/threads'
import { collectContent } from '#shared/content/collectContent'
import type { StrategyContent } from '#shared/content/content'
import { openAll } from '#shared/exchange/mergeInto'
import { bindWorkspace } from '#shared/workspace/workspace'
import { outsideInProcess } from '../exchange/outsideInProcess'
import { readExchange } from './readExchange'

/** The content of an exchange file, with the pictures it brought, by SHA-256. */
export interface OpenedFile {
  readonly content: StrategyContent
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/**
 * Opens an exchange file on disk as `mergeAll` would take it in, with what was said about the draft where `comments` are
 * wanted. Throws `file.*`, `statement.*`.
 */
export async function openFile(path: string, comments = false): Promise<OpenedFile> {
  const outside = outsideInProcess()
  const files = await outside.unpack(await readExchange(path))
  const { target } = await openAll(files, outside.check, async () => undefined)
  const { statements, documents } = target
  const said = comments ? threads(statements.have().values(), statements.read()) : undefined
  return {
    content: collectContent(bindWorkspace(documents), said),
    pictures: new Map(files.flatMap(({ blobs }) => [...blobs])),
  }
}
