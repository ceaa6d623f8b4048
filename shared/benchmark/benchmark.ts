import { z } from 'zod'
import { idOf } from '../base/ids'
import { Line } from '../base/line'

/** Whether more is better, less is better, or neither. */
export const Direction = z.enum(['higher', 'lower', 'neutral'])
export type Direction = z.infer<typeof Direction>

/** An indicator of the catalogue in resources/indicators.json. */
export const CatalogueIndicator = z.object({
  id: z.string(),
  theme: z.string(),
  name: z.string(),
  definition: z.string(),
  formula: z
    .object({ numerator: z.string(), denominator: z.string().nullable(), scale: z.number() })
    .partial()
    .nullable(),
  unit: z.string(),
  direction: Direction,
  dataNeeded: z.array(z.string()),
  framework: z.array(z.string()),
  note: z.string(),
})
export type CatalogueIndicator = z.infer<typeof CatalogueIndicator>

/** An indicator the working group chose; name and definition are copied, so that a newer catalogue changes no comparison. */
export const Indicator = z.object({
  id: idOf('indicator'),
  /** Id in the catalogue, or null for an indicator of their own. */
  catalogue: z.string().nullable(),
  /** Version of the definition; only values of one version are compared. */
  version: z.number().int().positive(),
  theme: Line.nullable(),
  name: Line,
  definition: Line,
  unit: Line,
  direction: Direction,
  target: z.object({ year: z.number().int(), value: z.number() }).nullable(),
  order: z.string(),
})
export type Indicator = z.infer<typeof Indicator>
export type IndicatorId = Indicator['id']

/** Why an institution is compared with; kinds are never mixed in one statistic. */
export const PeerKind = z.enum(['similar', 'regional', 'twin', 'aspirational'])
export type PeerKind = z.infer<typeof PeerKind>

/** An institution the own one is compared with. */
export const Peer = z.object({
  id: idOf('peer'),
  name: Line,
  shortName: Line,
  country: Line,
  kind: PeerKind,
  anonymous: z.boolean(),
  order: z.string(),
})
export type Peer = z.infer<typeof Peer>
export type PeerId = Peer['id']

/** Missing is never zero, and zero is a measured value. */
export const ValueStatus = z.enum(['measured', 'estimated', 'missing', 'not applicable', 'suppressed'])
export type ValueStatus = z.infer<typeof ValueStatus>

/** The own institution or a peer. */
export const InstitutionRef = z.union([z.literal('own'), idOf('peer')])
export type InstitutionRef = z.infer<typeof InstitutionRef>

/** One entry for one cell (indicator, institution, year). Cells keep all their entries; the newest counts. */
export const Value = z.object({
  id: idOf('value'),
  indicator: idOf('indicator'),
  institution: InstitutionRef,
  /** Reporting year: the year in which teaching of the academic year ended. */
  year: z.number().int(),
  status: ValueStatus,
  /** In the unit of the indicator; null unless measured or estimated. */
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  source: Line,
  author: idOf('member'),
  /** Milliseconds since 1970, from the clock of the author's device. */
  at: z.number(),
})
export type Value = z.infer<typeof Value>

/** First and last reporting year of the comparison. */
export const BenchmarkYears = z.object({ first: z.number().int(), last: z.number().int() })
export type BenchmarkYears = z.infer<typeof BenchmarkYears>

/** The years from first to last, at most twenty. */
export const yearsOf = ({ first, last }: BenchmarkYears): number[] =>
  Array.from({ length: Math.max(0, Math.min(20, last - first + 1)) }, (_, i) => first + i)

/** Key of one cell of the value grid. */
export const cellKey = (indicator: IndicatorId, institution: InstitutionRef, year: number): string =>
  `${indicator}|${institution}|${year}`

/** All entries by cell, the one that counts first. */
export function cells(values: readonly Value[]): ReadonlyMap<string, readonly Value[]> {
  const byCell = new Map<string, Value[]>()
  for (const value of values) {
    const key = cellKey(value.indicator, value.institution, value.year)
    const entries = byCell.get(key)
    if (entries) entries.push(value)
    else byCell.set(key, [value])
  }
  for (const entries of byCell.values()) entries.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  return byCell
}
