import type { Kind } from '#shared/identity/access'
import type { Signer } from '#shared/identity/keys'
import type { KeyStore } from '#shared/platform/platform'
import type { StatementSet } from '#shared/statements/statementSet'
import type { OpenedWorkspace, Said } from '../../renderer/workspace/opened'
import type { Stater } from '../../renderer/workspace/people'
import { makeStatement } from '../../renderer/workspace/stating'
import type { KeyHolder } from './trust'

/** A key store in memory. */
export function memoryKeys(): KeyStore {
  const kept = new Map<string, CryptoKeyPair>()
  return {
    load: name => Promise.resolve(kept.get(name) ?? null),
    create: async name => {
      const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
      kept.set(name, pair)
      return pair
    },
    forget: name => Promise.resolve(void kept.delete(name)),
    names: () => Promise.resolve([...kept.keys()]),
  }
}

/** Somebody who has a workspace open, as far as stating goes; what they state is in `statements` alone. */
export function stater(
  statements: StatementSet,
  { id, person, device }: KeyHolder,
  root: Signer | null = null,
): Stater & Pick<OpenedWorkspace, 'giveUpRoot'> {
  const signers = { root, person, device }
  const stating = {
    database: { keepStatements: () => Promise.resolve() },
    statements,
    by: id,
    signer: (rank: keyof typeof signers) => Promise.resolve(signers[rank]),
  }
  const known = statements.read().members.get(id)
  return {
    me: { id, name: known?.name ?? '', role: known?.role ?? 'approver' },
    statements,
    state: <K extends Kind>(said: Said<K>) => makeStatement(stating, said),
    get hasRoot() {
      return signers.root !== null
    },
    giveUpRoot: () => Promise.resolve(void (signers.root = null)),
  }
}
