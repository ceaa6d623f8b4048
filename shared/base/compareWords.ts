import { alignment } from './alignment'

/** A stretch of a comparison: what both texts say, or only the one before or the one after. */
export interface Stretch {
  readonly in: 'both' | 'before' | 'after'
  readonly text: string
}

/** Words with the white space behind them; signs of scripts that part no words stand alone. */
const piecesOf = (text: string): readonly string[] =>
  text.match(/\p{Script=Han}\s*|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []

/** Compares two texts word by word: the stretches in order, those that are gone before those that came. */
export function compareWords(before: string, after: string): readonly Stretch[] {
  const [old, now] = [piecesOf(before), piecesOf(after)]
  const stretches: Stretch[] = []
  const add = (where: Stretch['in'], pieces: readonly string[]) => {
    const text = pieces.join('')
    const last = stretches.at(-1)
    if (text === '') return
    if (last?.in === where) stretches[stretches.length - 1] = { in: where, text: last.text + text }
    else stretches.push({ in: where, text })
  }
  let [i, j] = [0, 0]
  const bare = (pieces: readonly string[]) => pieces.map(piece => piece.trimEnd())
  for (const [oldAt, nowAt] of [...alignment(bare(old), bare(now)), [old.length, now.length] as const]) {
    add('before', old.slice(i, oldAt))
    add('after', now.slice(j, nowAt))
    if (nowAt < now.length) add('both', [now[nowAt]!])
    ;[i, j] = [oldAt + 1, nowAt + 1]
  }
  return stretches
}
