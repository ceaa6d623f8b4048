import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { MeridianError } from '#shared/base/errors'
import type { WorkspaceId } from '#shared/identity/workspaceId'

/** Blobs of all workspaces as files named by their SHA-256. */
export interface Blobs {
  /** Bytes of a blob, or null where it is not here. */
  size(workspace: WorkspaceId, hash: string): Promise<number | null>
  /** Bytes of all blobs of a workspace, by name. */
  sizes(workspace: WorkspaceId): Promise<ReadonlyMap<string, number>>
  read(workspace: WorkspaceId, hash: string, from: number, length: number): Promise<Uint8Array>
  /** Appends to a blob that is on its way in; `way` keeps those of different senders apart. */
  take(workspace: WorkspaceId, hash: string, way: string, from: number, bytes: Uint8Array): Promise<void>
  /** Files what arrived, on disk for good, if its SHA-256 is its name. Else it is removed. */
  finish(workspace: WorkspaceId, hash: string, way: string): Promise<boolean>
  abandon(workspace: WorkspaceId, hash: string, way: string): Promise<void>
}

/** Removes what was on its way in when the host was killed. */
async function tidy(place: string): Promise<void> {
  for (const name of await readdir(place, { recursive: true }))
    if (name.endsWith('.part')) await rm(join(place, name), { force: true })
}

/** Blobs below `folder`. Callers have checked that workspace and hash are what they should be. Throws `host.data`. */
export async function openBlobs(folder: string): Promise<Blobs> {
  try {
    await mkdir(join(folder, 'blobs'), { recursive: true })
    await tidy(join(folder, 'blobs'))
  } catch (cause) {
    throw new MeridianError('host.data', { folder }, { cause })
  }
  const placeOf = (workspace: WorkspaceId) => join(folder, 'blobs', workspace.replace('workspace:', ''))
  const pathOf = (workspace: WorkspaceId, hash: string) => join(placeOf(workspace), hash)
  const wayOf = (workspace: WorkspaceId, hash: string, way: string) => `${pathOf(workspace, hash)}.${way}.part`
  return {
    size: (workspace, hash) =>
      stat(pathOf(workspace, hash)).then(
        ({ size }) => size,
        () => null,
      ),
    sizes: async workspace => {
      const place = placeOf(workspace)
      await mkdir(place, { recursive: true })
      const names = (await readdir(place)).filter(name => !name.endsWith('.part'))
      return new Map(await Promise.all(names.map(async name => [name, (await stat(join(place, name))).size] as const)))
    },
    read: async (workspace, hash, from, length) => {
      const file = await open(pathOf(workspace, hash))
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, from)
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    take: async (workspace, hash, way, from, bytes) => {
      await mkdir(placeOf(workspace), { recursive: true })
      const file = await open(wayOf(workspace, hash, way), from === 0 ? 'w' : 'r+')
      try {
        await file.write(bytes, 0, bytes.length, from)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    finish: async (workspace, hash, way) => {
      const path = wayOf(workspace, hash, way)
      const sum = createHash('sha256')
      await pipeline(createReadStream(path), sum)
      const isRight = sum.digest('hex') === hash
      if (isRight) await rename(path, pathOf(workspace, hash))
      else await rm(path, { force: true })
      return isRight
    },
    abandon: (workspace, hash, way) => rm(wayOf(workspace, hash, way), { force: true }),
  }
}
