import { refusalFor, together, type Refusal } from '../exchange/sender'
import type { Standing } from '../statements/fold'
import type { Admits } from '../statements/invited'
import type { Statement } from '../statements/statement'
import type { StatementSet } from '../statements/statementSet'
import type { Piece } from './pieces'

/** Tells why a piece cannot be merged by who signed it, or null. */
export type Judge = (piece: Pick<Piece, 'device' | 'member' | 'hasDocuments'>) => Refusal | null

function judgeBy(standing: Standing, known: readonly Statement[]): Judge {
  const told = new Map<string, Refusal | null>() // there are far more pieces than devices, and some answers fold anew
  return ({ device, member, hasDocuments }) => {
    const name = `${device} ${member} ${hasDocuments}`
    const before = told.get(name)
    if (before !== undefined) return before
    const refusal = refusalFor({ member, key: device }, hasDocuments, standing, known)
    told.set(name, refusal)
    return refusal
  }
}

/** Judges by what is known here; the same judge as long as nothing else is. `trust` as for `StatementSet.reading`. */
export function judging(
  statements: StatementSet,
  trust: Admits | undefined,
): { now(): Judge; withAlso(brought: readonly Statement[]): Judge } {
  let standing: Standing | undefined
  let judge: Judge | undefined
  const now = () => {
    const stands = statements.read()
    if (!judge || stands !== standing) judge = judgeBy(statements.reading([], trust), [...statements.have().values()])
    standing = stands
    return judge
  }
  return {
    now,
    /** Judges by that and by what came together with the pieces. */
    withAlso: brought => {
      if (brought.every(({ hash }) => statements.have().has(hash))) return now()
      const known = together(statements, brought)
      return judgeBy(statements.reading(brought, trust), known)
    },
  }
}
