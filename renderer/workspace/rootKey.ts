import type { KeyStore } from '#shared/platform/platform'
import type { Database, StoredWorkspace } from './database'

/** The root key of a workspace, on the device where it began. */
export interface RootKey {
  /** The name it rests under; null where it is not here. */
  name(): string | null
  /** Removes it for good: nothing can be certified with it any more, by anybody. Throws `storage.*`. */
  giveUp(): Promise<void>
}

/** The root key that this device has of a stored workspace, if any. */
export function rootKeyOf(database: Database, keys: KeyStore, { id, me }: StoredWorkspace): RootKey {
  let name = me?.keys.root ?? null
  return {
    name: () => name,
    giveUp: async () => {
      if (name === null) return
      const now = await database.workspace(id)
      if (now?.me) await database.keepWorkspace({ ...now, me: { ...now.me, keys: { ...now.me.keys, root: null } } })
      await keys.forget(name)
      name = null
    },
  }
}
