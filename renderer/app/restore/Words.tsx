import type { Stretch } from '#shared/base/compareWords'
import classes from './Comparison.module.css'

/** One side of a comparison: what comes back underlined in the copy, what goes struck through in the text of today. */
export function Words({ stretches, side }: { readonly stretches: readonly Stretch[]; readonly side: 'then' | 'now' }) {
  const own = side === 'then' ? 'after' : 'before'
  const Mark = side === 'then' ? 'ins' : 'del'
  return stretches
    .filter(({ in: where }) => where === 'both' || where === own)
    .map(({ in: where, text }, place) =>
      where === 'both' ? (
        <span key={place}>{text}</span>
      ) : (
        <Mark key={place} className={classes[Mark]}>
          {text}
        </Mark>
      ),
    )
}
