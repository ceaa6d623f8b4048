import type { Kind } from '#shared/identity/access'
import type { Statement } from '#shared/statements/statement'

/** How many characters of statements a workspace may have on a host. */
export interface StatementRoom {
  /** Of what people say: comments, replies and the like, of all together and of each person. */
  readonly said: number
  readonly person: number
  /** Kept free for what says who may do what, of all together and of each person, however much is said. */
  readonly rights: number
  readonly personRights: number
}

const MB = 1024 * 1024

/** A person who writes ten comments on every day of five years needs a tenth of their share. */
export const usualRoom: StatementRoom = { said: 96 * MB, person: 12 * MB, rights: 32 * MB, personRights: 2 * MB }

/** What says who may do what: without these nobody could be stopped who has filled all the rest. */
const ofRights: readonly Kind[] = [
  'certificate',
  'invite',
  'enrolment',
  'admission',
  'ownKey',
  'device',
  'generation',
  'host',
  'personRevocation',
  'deviceRevocation',
]

/** Counts statements against a room. */
export interface RoomCount {
  /** Counts a statement if there is room for it, and says whether there is. What the root key says always has room. */
  takes(statement: Statement): boolean
  /** Counts one that is here already. */
  add(statement: Statement): void
  remove(statement: Statement): void
}

/** Counts from nothing. Statements were found to be of whom they say. */
export function roomCount(room: StatementRoom): RoomCount {
  const used = new Map<string, number>()
  const usedBy = (owner: string) => used.get(owner) ?? 0

  function shareOf({ by, content }: Statement) {
    const isOfRights = content !== null && ofRights.includes(content.kind)
    return isOfRights
      ? { all: 'rights', own: `rights ${by}`, most: room.rights, mostOwn: room.personRights }
      : { all: 'said', own: `said ${by}`, most: room.said, mostOwn: room.person }
  }

  function count(statement: Statement, way: 1 | -1): void {
    const { all, own } = shareOf(statement)
    for (const owner of [all, own]) used.set(owner, usedBy(owner) + way * statement.jws.length)
  }

  return {
    takes: statement => {
      const { all, own, most, mostOwn } = shareOf(statement)
      const { length } = statement.jws
      const hasRoom = statement.by === 'root' || (usedBy(all) + length <= most && usedBy(own) + length <= mostOwn)
      if (hasRoom) count(statement, 1)
      return hasRoom
    },
    add: statement => count(statement, 1),
    remove: statement => count(statement, -1),
  }
}
