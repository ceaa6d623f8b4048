import { base64url } from 'jose'
import { limits } from '#shared/exchange/limits'
import { liveLimits } from '#shared/sync/limits'
import type { ClientWord } from '#shared/sync/words'
import type { Session } from '../auth/session'
import type { Blobs } from '../storage/blobs'

type Put = Extract<ClientWord, { say: 'blob.put' }>
type Get = Extract<ClientWord, { say: 'blob.get' }>

/** The way of blobs in and out of a session, part by part. */
export interface BlobsDoor {
  give(session: Session, wanted: Get): Promise<void>
  take(session: Session, part: Put): Promise<void>
  /** Drops what a session left unfinished. */
  leave(session: Session): Promise<void>
}

/** The door of a host's blobs. One blob at a time is on its way in from a session. */
export function blobsDoor(blobs: Blobs): BlobsDoor {
  const onTheWay = new Map<Session, { readonly hash: string; next: number }>()

  const leave = async (session: Session) => {
    const way = onTheWay.get(session)
    onTheWay.delete(session)
    if (way) await blobs.abandon(session.workspace.id, way.hash, session.id)
  }

  return {
    leave,
    give: async (session, { hash, from }) => {
      const workspace = session.workspace.id
      const size = await blobs.size(workspace, hash)
      if (size === null) return session.send({ say: 'blob.missing', hash })
      const data = await blobs.read(workspace, hash, from, liveLimits.blobPart)
      session.send({ say: 'blob.part', hash, from, size, data: base64url.encode(data) })
    },
    take: async (session, { hash, from, size, data }) => {
      const workspace = session.workspace.id
      if (size > limits.blob) return session.send({ say: 'notTaken', hash, code: 'blob.tooLarge' })
      if ((await blobs.size(workspace, hash)) !== null) return session.send({ say: 'blob.taken', hash, next: size })
      if (onTheWay.get(session)?.hash !== hash) {
        await leave(session)
        onTheWay.set(session, { hash, next: 0 })
      }
      const way = onTheWay.get(session)!
      const bytes = base64url.decode(data)
      if (from !== way.next || from + bytes.length > size)
        return session.send({ say: 'blob.taken', hash, next: way.next }) // go on from here
      await blobs.take(workspace, hash, session.id, from, bytes)
      way.next += bytes.length
      if (way.next === size) {
        onTheWay.delete(session)
        if (!(await blobs.finish(workspace, hash, session.id)))
          return session.send({ say: 'notTaken', hash, code: 'blob.hash' })
      }
      session.send({ say: 'blob.taken', hash, next: way.next })
    },
  }
}
