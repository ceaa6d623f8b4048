import type { Kind } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import { isOf, type Of } from './latest'
import type { Statement } from './statement'

/** What makes people and keys. */
const proving = [
  'certificate',
  'invite',
  'enrolment',
  'admission',
  'ownKey',
  'device',
  'host',
] as const satisfies readonly Kind[]
type Proof = Of<(typeof proving)[number]>

/** Who and what a statement makes: a key and, of those about people, the person. */
const subjectsOf = ({ content, by }: Proof): readonly string[] => {
  if (content.kind === 'invite') return [content.key, content.body.member]
  return content.kind === 'enrolment' ? [content.body.key, by] : [content.key]
}

/**
 * The statements that prove a key to somebody who has none yet: what is said of it, who says so, and so on up to the
 * root. `key` is of a device or a host.
 */
export function chainOf(statements: Iterable<Statement>, key: PublicKey): readonly Statement[] {
  const about = new Map<string, Proof[]>()
  for (const statement of statements) {
    if (!isOf(statement, ...proving)) continue
    for (const subject of subjectsOf(statement)) {
      const known = about.get(subject)
      if (known) known.push(statement)
      else about.set(subject, [statement])
    }
  }
  const chain = new Set<Statement>()
  const asked = new Set<string>(['root'])
  const open: string[] = [key]
  for (let subject = open.pop(); subject !== undefined; subject = open.pop()) {
    if (asked.has(subject)) continue
    asked.add(subject)
    for (const statement of about.get(subject) ?? []) {
      chain.add(statement)
      open.push(statement.by)
      if (statement.by !== 'root') open.push(statement.signer)
    }
  }
  return [...chain]
}
