import { base64url } from 'jose'
import { limits } from '#shared/exchange/limits'
import { liveLimits } from '#shared/sync/limits'
import type { ClientWord } from '#shared/sync/words'
import type { Session } from '../auth/session'
import type { Blobs } from '../storage/blobs'
import type { BlobRoom, Held } from './blobRoom'

type Put = Extract<ClientWord, { say: 'blob.put' }>
type Get = Extract<ClientWord, { say: 'blob.get' }>

/** The way of blobs in and out of a session, part by part. */
export interface BlobsDoor {
  give(session: Session, wanted: Get): Promise<void>
  take(session: Session, part: Put): Promise<void>
  /** Drops what a session left unfinished. */
  leave(session: Session): Promise<void>
}

interface Way {
  readonly hash: string
  readonly size: number
  readonly held: Held
  next: number
}

/** The door of a host's blobs. One blob at a time is on its way in from a session. */
export function blobsDoor(blobs: Blobs, room: BlobRoom): BlobsDoor {
  const onTheWay = new Map<Session, Way>()

  const leave = async (session: Session) => {
    const way = onTheWay.get(session)
    onTheWay.delete(session)
    if (!way) return
    way.held.end(false)
    await blobs.abandon(session.workspace.id, way.hash, session.id)
  }

  /** The way of this blob, which begins unless it has; null where there is no room for it. */
  async function wayOf(session: Session, hash: string, size: number): Promise<Way | null> {
    const known = onTheWay.get(session)
    if (known?.hash === hash && known.size === size) return known
    await leave(session)
    const held = await room.hold(session, hash, size)
    if (!held) return null
    const way = { hash, size, held, next: 0 }
    onTheWay.set(session, way)
    return way
  }

  /** Files a blob that is here whole, and says whether it is what its name says. */
  async function finish(session: Session, { hash, held }: Way): Promise<boolean> {
    let isFiled = false
    onTheWay.delete(session)
    try {
      await held.note()
      isFiled = await blobs.finish(session.workspace.id, hash, session.id)
    } finally {
      held.end(isFiled)
    }
    return isFiled
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
      if (size > limits.blob) {
        const facts = { limit: limits.blob / 1024 / 1024 }
        return session.send({ say: 'notTaken', hash, code: 'blob.tooLarge', facts })
      }
      if ((await blobs.size(workspace, hash)) !== null) return session.send({ say: 'blob.taken', hash, next: size })
      const way = await wayOf(session, hash, size)
      if (!way) return session.send({ say: 'notTaken', hash, code: 'blob.full' })
      const bytes = base64url.decode(data)
      if (from !== way.next || from + bytes.length > size)
        return session.send({ say: 'blob.taken', hash, next: way.next }) // go on from here
      await blobs.take(workspace, hash, session.id, from, bytes)
      way.next += bytes.length
      if (way.next === size && !(await finish(session, way)))
        return session.send({ say: 'notTaken', hash, code: 'blob.hash' })
      session.send({ say: 'blob.taken', hash, next: way.next })
    },
  }
}
