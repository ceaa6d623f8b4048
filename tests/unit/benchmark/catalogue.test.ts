import { expect, it } from 'vitest'
import { z } from 'zod'
import file from '#resources/indicators.json'
import { CatalogueIndicator } from '#shared/benchmark/benchmark'

const catalogue = z.array(CatalogueIndicator).parse(file)

it('gives every indicator an id of its own, a name, a unit and a definition', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
  for (const { name, unit, definition } of catalogue)
    for (const text of [name, unit, definition]) expect(text.trim()).not.toBe('')
})

it('scales every percentage with a numerator and a denominator by 100', () => {
  for (const { unit, formula } of catalogue) {
    if (unit === '%' && formula?.denominator) expect(formula.scale).toBe(100)
  }
})
