import type { PublicKey } from '../identity/keys'
import type { Statement } from './statement'

/**
 * The statements that prove a key to somebody who has none yet: what is said of it, who says so, and so on up to the
 * root. `key` is of a device or a host.
 */
export function chainOf(statements: Iterable<Statement>, key: PublicKey): readonly Statement[] {
  const all = [...statements]
  const chain = new Set<Statement>()
  const asked = new Set<string>()

  function prove(about: string): void {
    if (asked.has(about)) return
    asked.add(about)
    for (const statement of all) {
      const { content, by, signer } = statement
      if (
        content?.key !== about ||
        (content.kind !== 'certificate' && content.kind !== 'device' && content.kind !== 'host')
      )
        continue
      chain.add(statement)
      if (by === 'root') continue
      prove(by)
      if (content.kind !== 'device') prove(signer)
    }
  }

  prove(key)
  return [...chain]
}
