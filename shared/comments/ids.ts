import { randomToken, type Id } from '../base/ids'

type MemberId = Id<'member'>

const tokenOf = (id: string) => id.slice(id.indexOf(':') + 1)

/**
 * A new id for what `author` says, which names them: a statement of somebody else under the same id is no word of theirs and
 * counts nowhere, so that nobody can crowd out what another has said.
 */
export function ownId<K extends 'comment' | 'reply'>(kind: K, author: MemberId, token = randomToken): Id<K> {
  return `${kind}:${tokenOf(author)}_${token()}`
}

/** Whether an id was made by `author`. */
export function isOwnId(id: string, author: MemberId): boolean {
  const token = tokenOf(id)
  return token.slice(0, token.lastIndexOf('_')) === tokenOf(author)
}
