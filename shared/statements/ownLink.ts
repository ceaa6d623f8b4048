import { MeridianError } from '../base/errors'
import { dayOf, readCarried, type Carried } from './inviteToken'
import type { Body } from './kinds'
import { isOf, type Of } from './latest'
import type { Statement } from './statement'

/** A key that a person stated for a further computer of their own. */
type LinkKey = Of<'ownKey'> & {
  readonly content: { readonly body: Extract<Body<'ownKey'>, { readonly use: 'link' }> }
}

/** What a person opens on a further computer of theirs. Whether its author may state it is known to those who have the statements. */
export interface OwnLink extends Carried {
  readonly statement: LinkKey
}

/** Whether a statement is about the key of such a link. */
export const isLinkKey = (statement: Statement): statement is LinkKey =>
  isOf(statement, 'ownKey') && statement.content.body.use === 'link'

/**
 * The link to a further computer in what was read; null where it is something else. `now` is this computer's clock, in
 * milliseconds since 1970. Throws `invite.ownExpired`.
 */
function ownLinkIn(carried: Carried, now: number): OwnLink | null {
  const { statement } = carried
  if (!isLinkKey(statement)) return null
  const { expires } = statement.content.body
  if (now > expires) throw new MeridianError('invite.ownExpired', { ended: dayOf(expires), today: dayOf(now) })
  return { ...carried, statement }
}

/** Reads a link to a further computer; null where the text is an invite. Throws as `readCarried`, `invite.ownExpired`. */
export const readOwnLink = async (text: string, { now }: { readonly now: number }): Promise<OwnLink | null> =>
  ownLinkIn(await readCarried(text), now)
