import { utf8 } from '#shared/base/bytes'
import { canWrite, type Role } from '#shared/identity/access'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import type { Session } from '../auth/session'
import type { Blobs } from '../storage/blobs'
import type { Store } from '../storage/store'

/** How many bytes of blobs a host keeps of one workspace. */
export interface BlobLimits {
  readonly workspace: number
  /** Of each person who may write; coordinators have all that the workspace has. */
  readonly writer: number
  /** Of each person who may only read: they bring what they attach to their comments. */
  readonly reader: number
}

const MB = 1024 * 1024

/** Thirty sealed versions with their pictures and scans need a quarter of it. */
export const usualBlobs: BlobLimits = { workspace: 1024 * MB, writer: 256 * MB, reader: 32 * MB }

/** Room that is held for a blob on its way in. */
export interface Held {
  /** Notes whose it is, before it is filed. */
  note(): Promise<void>
  /** It is filed, or not after all. */
  end(isFiled: boolean): void
}

/** The room for blobs on a host. */
export interface BlobRoom {
  /** Holds room for a blob, from its first part on; null where there is none for this person. */
  hold(session: Session, hash: string, size: number): Promise<Held | null>
}

/** What is used in one workspace; whose it is is not known of what came before owners were noted. */
interface Used {
  all: number
  readonly byMember: Map<string, number>
  readonly filed: Set<string>
}

const under = (workspace: WorkspaceId) => `blob!${workspace}`

/** The room left by what is in `blobs`; `store` keeps who brought each. */
export function blobRoom(store: Store, blobs: Blobs, limits: BlobLimits): BlobRoom {
  const known = new Map<WorkspaceId, Promise<Used>>()

  async function read(workspace: WorkspaceId): Promise<Used> {
    const sizes = await blobs.sizes(workspace)
    const used: Used = { all: 0, byMember: new Map(), filed: new Set(sizes.keys()) }
    for (const size of sizes.values()) used.all += size
    for await (const [key, member] of store.under(under(workspace)))
      add(used, new TextDecoder().decode(member), 0, sizes.get(key.slice(key.lastIndexOf('!') + 1)) ?? 0)
    return used
  }

  function usedIn(workspace: WorkspaceId): Promise<Used> {
    const reading = known.get(workspace) ?? read(workspace)
    known.set(workspace, reading)
    reading.catch(() => known.delete(workspace)) // read again for the next
    return reading
  }

  function add(used: Used, member: string, all: number, own: number): void {
    used.all += all
    used.byMember.set(member, (used.byMember.get(member) ?? 0) + own)
  }

  const mostOf = (role: Role) =>
    role === 'coordinator' ? limits.workspace : canWrite(role, 'record') ? limits.writer : limits.reader

  return {
    hold: async (session, hash, size) => {
      const { workspace, member } = session
      const used = await usedIn(workspace.id)
      const role = session.person()?.role
      if (!role || used.all + size > limits.workspace) return null
      if ((used.byMember.get(member) ?? 0) + size > mostOf(role)) return null
      add(used, member, size, size) // at once, so that many on their way together are not too much
      return {
        note: () => store.write([[`${under(workspace.id)}!${hash}`, utf8(member)]]),
        end: isFiled => {
          if (!isFiled || used.filed.has(hash)) add(used, member, -size, -size)
          else used.filed.add(hash)
        },
      }
    },
  }
}
