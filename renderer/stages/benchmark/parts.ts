import type { CatalogueIndicator, Indicator } from '#shared/benchmark/benchmark'

/** The value that numerator and denominator make, or null while one is missing or the denominator is 0. */
export type Scale = (numerator: number | null, denominator: number | null) => number | null

/** How an indicator's value is made of two numbers; null for indicators that are counted directly. */
export function partsOf(indicator: Indicator, source: CatalogueIndicator | undefined): Scale | null {
  const factor = source?.formula?.denominator ? source.formula.scale : indicator.unit === '%' ? 100 : undefined
  if (factor === undefined) return null
  return (numerator, denominator) =>
    numerator === null || !denominator ? null : Number(((numerator / denominator) * factor).toPrecision(6))
}
