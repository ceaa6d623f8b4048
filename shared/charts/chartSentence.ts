import { medianNeeds } from '../benchmark/compare'
import type { Say } from '../base/phrases'
import { comparisonOf, isWithheld, similarPeers, type IndicatorYear } from './comparison'
import { decimalsFor, derived, figure, setFigure, withUnit } from './numbers'

/** Whole sentences each, to be printed one after another. */
export interface HonestSentences {
  /** What the figures allow to be said. */
  readonly says: readonly string[]
  /** What a reader might wrongly take from them; stands directly below, never folded. */
  readonly doesNotSay: readonly string[]
}

/** Similar peers needed before quartiles may be said (rules by number of peers). */
const quartilesNeed = 8

/**
 * What may honestly be said about an indicator in a year, and what it does not say: the table of allowed statements by number
 * of peers, in words of the locale file `word`. Says nothing that `compare` does not allow.
 */
export function chartSentence(input: IndicatorYear, say: Say): HonestSentences {
  return { says: says(input, say), doesNotSay: doesNotSay(input, say) }
}

function says(input: IndicatorYear, say: Say): string[] {
  const { own, unit, year, direction, target } = input
  const peers = similarPeers(input)
  const { n, of, median, gap, rank, higherThan, stable } = comparisonOf(input)
  const reported = peers.map(({ value }) => value).filter(value => value !== null)
  const decimals = decimalsFor([...reported, ...(own.value === null ? [] : [own.value])])
  const plain = (value: number) => figure(value, decimals, say)

  const mine =
    own.value === null
      ? null
      : say(own.status === 'estimated' ? 'sentence.estimate' : 'sentence.figure', {
          value: withUnit(plain(own.value), unit, say),
        })
  const sentences: string[] = []

  if (median !== null) {
    const group = { n, median: withUnit(derived(median, decimals, say), unit, say), count: n }
    if (mine === null || gap === null) {
      sentences.push(say('sentence.ownMissing', { year }), say('sentence.medianOnly', group))
    } else {
      const side = gap === 0 ? 'at' : gap < 0 ? 'below' : 'above'
      const against = say(`sentence.${side}`, { ...group, gap: gapText(gap, decimals, unit, say) })
      const place = rank === null ? null : say('place', { count: rank, ordinal: true })
      sentences.push(
        place === null
          ? say('sentence.position', { mine, year, against })
          : say(direction === 'lower' ? 'sentence.rankLower' : 'sentence.rank', {
              mine,
              year,
              place,
              institutions: n + 1,
              against,
            }),
      )
      if (stable !== null) sentences.push(say(stable ? 'sentence.stable' : 'sentence.unstable'))
    }
  } else {
    sentences.push(mine === null ? say('sentence.ownMissing', { year }) : say('sentence.ownOnly', { mine, year }))
    if (n >= 2) {
      const values =
        peers.some(peer => isWithheld(peer, peers)) || n >= medianNeeds.values
          ? null
          : [...reported].sort((a, b) => a - b).map(plain)
      sentences.push(
        values === null
          ? say('sentence.few', { count: n, of })
          : say('sentence.fewValues', {
              count: n,
              values: values.slice(0, -1).join(say('list.comma')),
              last: values.at(-1)!,
            }),
      )
      if (mine !== null && higherThan !== null) sentences.push(say('sentence.higherThan', { count: higherThan, of: n }))
      sentences.push(say('sentence.noMore'))
    } else if (of > 0) sentences.push(say('sentence.noComparison'))
  }
  if (target !== null) {
    const aim = withUnit(setFigure(target.value, decimals, say), unit, say)
    const distance = own.value === null ? null : target.value - own.value
    sentences.push(
      distance === null
        ? say('sentence.target', { year: target.year, target: aim })
        : distance === 0
          ? say('sentence.targetMet', { year: target.year, target: aim })
          : say(distance > 0 ? 'sentence.targetAbove' : 'sentence.targetBelow', {
              year: target.year,
              target: aim,
              gap: gapText(distance, decimals, unit, say),
            }),
    )
  }
  return sentences
}

function doesNotSay(input: IndicatorYear, say: Say): string[] {
  const { own, direction } = input
  const { n, of, median, estimated } = comparisonOf(input)
  const estimates = estimated + (own.status === 'estimated' && own.value !== null ? 1 : 0)
  const others = input.peers.length - of
  return [
    ...(estimates > 0 ? [say('caution.estimated', { count: estimates })] : []),
    ...(of > n ? [say('caution.missing', { count: of - n, of })] : []),
    ...(median === null
      ? [say('caution.fewPeers')]
      : n < quartilesNeed
        ? [say('caution.quartiles', { count: n })]
        : []),
    ...(others > 0 && median !== null ? [say('caution.otherKinds', { count: others })] : []),
    ...(direction === 'neutral' ? [say('caution.neutral')] : []),
    say('caution.always'),
  ]
}

/** A distance in the unit of the indicator; between percentages in percentage points, never rounded down to nothing. */
function gapText(gap: number, decimals: number, unit: string, say: Say): string {
  const size = Math.abs(gap)
  let fine = decimals
  while (fine < 8 && Number(size.toFixed(fine)) === 0) fine++
  const value = figure(size, fine, say)
  if (unit !== '%') return withUnit(value, unit, say)
  const count = Number(size.toFixed(fine))
  return say('number.points', { value, count: fine > 0 && Number.isInteger(count) ? count + 0.5 : count }) // 1.0 is said like 1.5
}
