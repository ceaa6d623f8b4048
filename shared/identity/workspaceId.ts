import { z } from 'zod'
import { thumbprintOf, type PublicKey } from './keys'

/** A workspace's id is the thumbprint of its root key, so that it proves which certificates belong to it. */
export const WorkspaceId = z.custom<`workspace:${string}`>(
  value => typeof value === 'string' && /^workspace:[A-Za-z0-9_-]{43}$/.test(value),
  { error: 'not a workspace id' },
)
export type WorkspaceId = z.infer<typeof WorkspaceId>

/** The id of the workspace that begins with this root key. */
export const workspaceIdOf = async (root: PublicKey): Promise<WorkspaceId> => `workspace:${await thumbprintOf(root)}`

/** A document is created once, by one replica; documents of different generations are never merged. */
export const Generation = z.string().regex(/^[A-Za-z0-9]{16}$/)
export type Generation = z.infer<typeof Generation>
