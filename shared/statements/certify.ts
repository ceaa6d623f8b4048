import { isAdmitted, type Admits } from './invited'
import { groupedBy, isOf, type MemberId, type Of } from './latest'
import { isAllowed, isKept, readPeople, type Everybody } from './readPeople'
import type { Statement } from './statement'

const nobody: Admits = () => false

/** What hosts said of enrolments that came to them in time, and what it takes to say so. */
function admissionsIn(statements: readonly Statement[], { people }: Everybody) {
  const said = statements.filter(
    statement => isOf(statement, 'admission') && statement.by === 'host',
  ) as Of<'admission'>[]
  const certifying = said.length === 0 ? [] : statements.filter(statement => isOf(statement, 'host'))
  const hosts = groupedBy(
    certifying.filter(statement => {
      const author = people.get(statement.by as MemberId)
      if (!author?.devices.has(statement.signer) || !isKept(author, statement)) return false
      return isAllowed(author, 'host', statement) && statement.content.body.addresses.length > 0
    }),
    ({ content }) => content.key,
  )
  const admitted = new Set<string>()
  const counted = new Set<string>()
  for (const { hash, signer, content } of said) {
    const certifiers = hosts.get(signer)
    if (!certifiers) continue
    admitted.add(`${content.key} ${content.body.key}`)
    for (const name of [hash, ...certifiers.map(each => each.hash)]) counted.add(name)
  }
  const admits: Admits = ({ content }) => admitted.has(`${content.key} ${content.body.key}`)
  return { admits, counted }
}

/**
 * Who is who, see `readPeople`. An enrolment alone makes nobody: its invite may have expired, and no date proves that it came
 * before. It counts once a coordinator has certified its key, or a host that coordinators ever certified, no matter whether
 * it was withdrawn since, has said that it came in time; hosts certified by somebody whom only hosts let in say nothing.
 * `trust` tells whom the reader takes at their word beside these, such as themselves.
 */
export function certify(statements: readonly Statement[], trust: Admits = nobody): Everybody {
  const certain = readPeople(statements, nobody)
  const { admits, counted } = admissionsIn(statements, certain)
  const either: Admits = (enrolment, invite) => admits(enrolment, invite) || trust(enrolment, invite)
  const isMore = [...certain.invites.values()].some(invited => !invited.isSettled && isAdmitted(invited, either))
  const everybody = isMore ? readPeople(statements, either) : certain
  return { ...everybody, admits, counted: new Set([...certain.counted, ...everybody.counted, ...counted]) }
}
