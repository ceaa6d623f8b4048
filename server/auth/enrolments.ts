import type { ErrorCode, ErrorFacts } from '#shared/base/errors'
import type { Signer } from '#shared/identity/keys'
import type { Standing } from '#shared/statements/fold'
import { dayOf } from '#shared/statements/inviteToken'
import { isOf, type MemberId, type Of } from '#shared/statements/latest'
import { readStatement, signStatement, type Statement } from '#shared/statements/statement'

/** Why a statement was not taken in. */
export interface Refusal {
  readonly hash: string
  readonly code: ErrorCode
  readonly facts?: ErrorFacts
}

const isAbout = <K extends 'invite' | 'enrolment' | 'admission'>(
  statement: Statement,
  kind: K,
  key: string,
): statement is Of<K> => isOf(statement, kind) && statement.content.key === key

/**
 * Which of the statements that somebody brought are enrolments that come too late, by the host's clock, or second. The
 * statements alone cannot say so: their dates prove nothing, and everybody has to read them alike. What a coordinator has
 * certified meanwhile, or another host has admitted, comes neither late nor second. `trial` is what all of them make together.
 */
export function refusedEnrolments(
  here: Iterable<Statement>,
  brought: readonly Statement[],
  trial: Standing,
  now: number,
): readonly Refusal[] {
  const enrolling = brought.filter(statement => isOf(statement, 'enrolment'))
  if (enrolling.length === 0) return []
  const all = [...here, ...brought]
  const taken = new Map<string, string>()
  for (const statement of here) if (isOf(statement, 'enrolment')) taken.set(statement.content.key, statement.hash)
  return enrolling.flatMap((statement): Refusal[] => {
    const { hash, by, content } = statement
    const certifies = (other: Statement) =>
      isOf(other, 'certificate') && other.content.key === by && other.content.body.key === content.body.key
    const admits = (other: Statement) =>
      isAbout(other, 'admission', content.key) && other.content.body.key === content.body.key
    if (all.some(other => (certifies(other) || admits(other)) && trial.proven.has(other.hash))) return []
    if (taken.has(content.key)) return [{ hash, code: 'invite.used' }]
    taken.set(content.key, hash)
    const invite = trial.invites.get(content.key)
    if (!invite) return trial.proven.has(hash) ? [{ hash, code: 'invite.withdrawn' }] : []
    const ended = invite.expires
    return ended < now ? [{ hash, code: 'invite.expired', facts: { ended: dayOf(ended), today: dayOf(now) } }] : []
  })
}

/**
 * What a host says of enrolments that it takes in: that they came in time. Those that a coordinator has certified need no
 * such word. `trial` is what all statements make together.
 */
export async function admit(
  host: Signer,
  enrolments: readonly Statement[],
  trial: Standing,
  now: number,
): Promise<readonly Statement[]> {
  const admitted = enrolments.flatMap(statement => {
    if (!isOf(statement, 'enrolment') || !trial.proven.has(statement.hash)) return []
    const { workspace, content } = statement
    const invite = trial.invites.get(content.key)
    if (!invite || invite.isConfirmed || invite.isAdmitted) return []
    const said = { key: content.key, body: { key: content.body.key }, revision: 1, at: now, by: 'host' } as const
    return [signStatement(host, { workspace, kind: 'admission', ...said }).then(jws => readStatement(jws, workspace))]
  })
  return Promise.all(admitted)
}

/** Why an enrolment does not stand among all that is known, `trial`. */
export function refusalOfEnrolment(
  { content, signer }: Of<'enrolment'>,
  all: readonly Statement[],
  { invites, members, proven }: Standing,
): ErrorCode {
  const offers = all.filter(statement => isAbout(statement, 'invite', content.key))
  const invite = invites.get(content.key)
  if (invite) return invite.isConfirmed && signer === content.key ? 'invite.used' : 'statement.notAllowed'
  if (offers.some(({ hash }) => proven.has(hash))) return 'invite.withdrawn'
  const isByKnown = offers.some(({ by, signer: device }) => members.get(by as MemberId)?.devices.has(device))
  return isByKnown ? 'invite.notAllowed' : 'statement.incomplete'
}
