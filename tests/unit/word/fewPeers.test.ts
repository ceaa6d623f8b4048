import { expect, it } from 'vitest'
import { emptyContent, strategyContent } from '../../support/strategyContent'
import { readWord, wordOf } from '../../support/wordFile'

const { benchmark } = strategyContent()
const charts = async (peers: number, without: readonly string[] = []) => {
  const few = benchmark.peers.slice(0, peers)
  const known = new Set<string>(['own', ...few.map(({ id }) => id)].filter(id => !without.includes(id)))
  const indicators = benchmark.indicators.map(indicator => ({
    ...indicator,
    values: indicator.values.filter(({ institution }) => known.has(institution)),
  }))
  const word = readWord(await wordOf({ ...emptyContent, benchmark: { ...benchmark, peers: few, indicators } }))
  return [...word.document.matchAll(/descr="(Dot chart: [^"]*)"/g)].map(([, sentence]) => sentence!)
}

it('has the charts of the screen where there are too few peers for a median, with what may be said of them', async () => {
  const drawn = await charts(3)
  expect(drawn.length).toBeGreaterThan(0)
  for (const sentence of drawn) expect(sentence).not.toContain('median')
})

it('has no chart where nothing stands beside the own figure', async () => {
  expect(await charts(0)).toEqual([])
  expect(await charts(3, ['own'])).toEqual([])
})
