import { describe, expect, it } from 'vitest'
import words from '#resources/locales/en/word.json'
import { phrasesOf } from '#shared/base/phrases'
import { chartSentence } from '#shared/charts/chartSentence'
import type { ComparedPeer, IndicatorYear } from '#shared/charts/comparison'

const say = phrasesOf(words, words.language)
const peers = (...values: (number | null)[]): ComparedPeer[] =>
  values.map((value, i) => ({
    name: `Peer ${i}`,
    value,
    status: value === null ? 'missing' : 'measured',
    kind: 'similar',
    anonymous: false,
  }))
const exchange: IndicatorYear = {
  name: 'Outgoing exchange',
  unit: '%',
  direction: 'higher',
  year: 2024,
  target: null,
  own: { name: 'Nilab', status: 'measured', value: 1.8 },
  peers: peers(4.1, 3.2, 2.9, 2.4, 1.6, 1.1, 0.7),
}
const says = (more: Partial<IndicatorYear>) => chartSentence({ ...exchange, ...more }, say).says.join(' ')
const cautions = (more: Partial<IndicatorYear>) => chartSentence({ ...exchange, ...more }, say).doesNotSay

describe('what the figures allow to be said', () => {
  it('is place, gap and stability from five similar peers on', () => {
    expect(says({})).toBe(
      '1.8% in 2024, 5th of 8 institutions; 0.6 percentage points below the median of 7 similar peers. The place is stable when any one peer is left out.',
    )
  })

  it('is a list of values and a count from two to four, and no further statement', () => {
    expect(says({ own: { name: 'Nilab', status: 'measured', value: 1.9 }, peers: peers(4.3, 1.1, 2) })).toBe(
      '1.9% in 2024. Only 3 peers report this figure (1.1, 2.0 and 4.3). Ours is higher than 1 of 3. No further statement.',
    )
  })

  it('is the own figure alone with one peer', () => {
    expect(says({ peers: peers(4.1, null) })).toBe('1.8% in 2024. Too few peers report this figure for a comparison.')
  })

  it('is no median where five of nine report', () => {
    const text = says({ peers: peers(1, 2, 3, 4, 5, null, null, null, null) })
    expect(text).toContain('Only 5 of 9 similar peers report this figure.')
    expect(text).not.toMatch(/median|\d(st|nd|rd|th) of/)
  })

  it('gives no place where no direction is better', () => {
    expect(says({ direction: 'neutral' })).toBe(
      '1.8% in 2024; 0.6 percentage points below the median of 7 similar peers.',
    )
  })

  it('says that the lowest is first where less is better', () => {
    expect(says({ direction: 'lower' })).toContain('4th of 8 institutions, where the lowest is first')
  })

  it('says so where the own figure is estimated, or missing', () => {
    expect(says({ own: { name: 'Nilab', status: 'estimated', value: 1.8 } })).toMatch(/^1\.8% \(estimated\) in 2024/)
    expect(says({ own: { name: 'Nilab', status: 'missing', value: null } })).toBe(
      'Our figure for 2024 is missing. The median of 7 similar peers is 2.4%.',
    )
  })

  it('lists no values that would give an anonymous peer away', () => {
    const few = peers(4.1, 2).map((peer, i) => ({ ...peer, anonymous: i === 0 }))
    expect(says({ peers: few })).not.toContain('4.1')
  })

  it('never rounds a gap down to nothing', () => {
    expect(
      says({ own: { name: 'Nilab', status: 'measured', value: 2.39 }, peers: peers(2.4, 2.4, 2.4, 2.4, 2.4) }),
    ).toContain('0.01 percentage points below')
    expect(
      says({ own: { name: 'Nilab', status: 'measured', value: 2.4 }, peers: peers(2.4, 2.4, 2.4, 2.4, 2.4) }),
    ).toContain('at the median of 5 similar peers')
  })

  it('measures the way to the target in the unit of the indicator', () => {
    expect(says({ target: { year: 2031, value: 3 } })).toContain(
      'The target for 2031 is 3.0%, 1.2 percentage points higher.',
    )
    expect(says({ unit: 'working days', target: { year: 2031, value: 1.8 } })).toContain(
      'This meets the target of 1.8 working days for 2031.',
    )
  })
})

describe('what it does not say', () => {
  it('stands there for estimates, missing peers and few figures', () => {
    expect(
      cautions({ peers: exchange.peers.map((peer, i) => (i === 0 ? { ...peer, status: 'estimated' } : peer)) }),
    ).toContain('1 figure is estimated.')
    expect(cautions({})).toContain('7 peers are too few for quartiles.')
    expect(cautions({ peers: peers(1, 2, null) })).toEqual([
      '1 of 3 similar peers does not report this figure.',
      'No median and no place can be given with so few figures.',
      'It does not say why the figures differ, and one year is no trend.',
    ])
  })

  it('says that peers of other kinds are not part of the median', () => {
    const twin = { ...peers(9)[0]!, kind: 'twin' as const }
    expect(cautions({ peers: [...exchange.peers, twin] })).toContain(
      '1 peer of another kind is shown, but not part of the median.',
    )
    expect(says({ peers: [...exchange.peers, twin] })).toContain('median of 7 similar peers')
  })
})
