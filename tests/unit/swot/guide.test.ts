import { expect, it } from 'vitest'
import indicators from '#resources/indicators.json'
import guideFile from '#resources/swot-guide.json'
import { countWords } from '#shared/base/words'
import { guideFor, SwotGuide } from '#shared/swot/guide'
import { factors, statementWords } from '#shared/swot/item'

const guide = SwotGuide.parse(guideFile)

it('has a test, examples and questions on every theme for every factor', () => {
  for (const factor of factors) {
    const { test, good, poor, prompts } = guideFor(guide, factor)
    for (const text of [test, good, poor]) expect(text).not.toBe('')
    expect(Object.keys(prompts).sort()).toEqual(guide.themes.map(({ id }) => id).sort())
    for (const questions of Object.values(prompts)) expect(questions.length).toBeGreaterThan(0)
  }
})

it('keeps its own good examples within the length it asks for', () => {
  for (const factor of factors) expect(countWords(guideFor(guide, factor).good)).toBeLessThanOrEqual(statementWords)
})

it('names the same themes as the indicators', () => {
  expect(new Set(indicators.map(({ theme }) => theme))).toEqual(new Set(guide.themes.map(({ id }) => id)))
})
