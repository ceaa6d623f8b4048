import { alignment } from '#shared/base/alignment'
import { compareWords, type Stretch } from '#shared/base/compareWords'
import { plainText, type Block } from '#shared/draft/blocks'

/** A row of a comparison: so many paragraphs that say the same, or what stands instead of each other. */
export type ComparedRow =
  | { readonly same: number }
  | { readonly stretches: readonly Stretch[]; readonly hasThen: boolean; readonly hasNow: boolean }

/** Compares the text of a section then and now, block by block, and word by word where blocks differ. */
export function compareProse(then: readonly Block[], now: readonly Block[]): readonly ComparedRow[] {
  const texts = (blocks: readonly Block[]) => blocks.map(block => plainText([block])).filter(text => text !== '')
  const [old, new_] = [texts(then), texts(now)]
  const rows: ComparedRow[] = []
  let [i, j] = [0, 0]
  for (const [oldAt, newAt] of [...alignment(old, new_), [old.length, new_.length] as const]) {
    const [gone, came] = [old.slice(i, oldAt), new_.slice(j, newAt)]
    if (gone.length + came.length > 0) {
      // what comes back is what the text of today would be changed to
      const stretches = compareWords(came.join('\n'), gone.join('\n'))
      rows.push({ stretches, hasThen: gone.length > 0, hasNow: came.length > 0 })
    }
    if (oldAt < old.length) {
      const last = rows.at(-1)
      if (last && 'same' in last) rows[rows.length - 1] = { same: last.same + 1 }
      else rows.push({ same: 1 })
    }
    ;[i, j] = [oldAt + 1, newAt + 1]
  }
  return rows
}
