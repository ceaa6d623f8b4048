import { z } from 'zod'
import type { Factor } from './item'

const Quadrant = z.object({
  title: z.string(),
  /** The question an item has to pass. */
  test: z.string(),
  good: z.string(),
  poor: z.string(),
  /** Questions by theme that bring items to mind. */
  prompts: z.record(z.string(), z.array(z.string())),
})

/** What the SWOT stage needs of resources/swot-guide.json. */
export const SwotGuide = z.object({
  themes: z.array(z.object({ id: z.string(), title: z.string() })),
  quadrants: z.object({ strengths: Quadrant, weaknesses: Quadrant, opportunities: Quadrant, threats: Quadrant }),
  itemRules: z.array(z.string()),
})
export type SwotGuide = z.infer<typeof SwotGuide>
export type QuadrantGuide = z.infer<typeof Quadrant>

const quadrantOf = {
  strength: 'strengths',
  weakness: 'weaknesses',
  opportunity: 'opportunities',
  threat: 'threats',
} as const satisfies Record<Factor, keyof SwotGuide['quadrants']>

/** The guide's page for one factor. */
export const guideFor = (guide: SwotGuide, factor: Factor): QuadrantGuide => guide.quadrants[quadrantOf[factor]]
