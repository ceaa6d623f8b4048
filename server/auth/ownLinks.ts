import { fold } from '#shared/statements/fold'
import { dayOf } from '#shared/statements/inviteToken'
import { keptBy } from '#shared/statements/kept'
import { isOf } from '#shared/statements/latest'
import { isLinkKey } from '#shared/statements/ownLink'
import type { Statement } from '#shared/statements/statement'
import type { Refusal } from './enrolments'

/**
 * Which of the statements that somebody brought come from a link to a further computer that was used or ended before, or is
 * too old by the host's clock. What another computer of the same person has let stand meanwhile is not too late.
 */
export function refusedByLinks(
  here: Iterable<Statement>,
  brought: readonly Statement[],
  now: number,
): readonly Refusal[] {
  const known = [...here]
  const links = new Map(
    [...known, ...brought].flatMap(statement => (isLinkKey(statement) ? [[statement.content.key, statement]] : [])),
  )
  const made = brought.filter(
    statement => isOf(statement, 'ownKey', 'device') && links.get(statement.signer)?.by === statement.by,
  )
  if (made.length === 0) return []
  const { members } = fold(known)
  const used = new Set<string>()
  for (const statement of known) if (isOf(statement, 'ownKey', 'device')) used.add(statement.signer)
  return made.flatMap(({ hash, signer, by }): Refusal[] => {
    if (used.has(signer)) return [{ hash, code: 'invite.ownUsed' }]
    used.add(signer)
    const ends = known.filter(other => isOf(other, 'deviceRevocation') && other.content.key === signer)
    if (ends.some(end => isOf(end, 'deviceRevocation') && keptBy(end.content.body.kept)(hash))) return []
    const isOpen = by !== 'root' && by !== 'host' && members.get(by)?.links.has(signer)
    if (ends.length > 0 && !isOpen) return [{ hash, code: 'invite.ownEnded' }]
    const ended = links.get(signer)!.content.body.expires
    const facts = { ended: dayOf(ended), today: dayOf(now) }
    return ended < now ? [{ hash, code: 'invite.ownExpired', facts }] : []
  })
}
