import type { PublicKey } from '#shared/identity/keys'
import type { StatementSet } from '#shared/statements/statementSet'
import type { HandOut } from '../../../workspace/invite'

/** Invites made since the workspace was opened. Their secrets are kept nowhere else, and go with the page. */
const made = new WeakMap<StatementSet, Map<PublicKey, HandOut>>()

/** Keeps an invite, so that its link can be shown once more while the workspace is open. */
export function remember(statements: StatementSet, handOut: HandOut): void {
  const known = made.get(statements) ?? new Map<PublicKey, HandOut>()
  made.set(statements, known.set(handOut.key, handOut))
}

/** The invite with this key, where it was made here since the workspace was opened. */
export const recall = (statements: StatementSet, key: PublicKey): HandOut | undefined => made.get(statements)?.get(key)
