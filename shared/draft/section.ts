import { z } from 'zod'
import { idOf } from '../base/ids'
import { Line } from '../base/line'

/** Front matter and annexes are not numbered like the body. */
export const SectionPart = z.enum(['front', 'body', 'annex'])
export type SectionPart = z.infer<typeof SectionPart>

/** How far a section has come. */
export const SectionState = z.enum(['not started', 'drafting', 'ready for review', 'agreed'])
export type SectionState = z.infer<typeof SectionState>

/** A section of the strategy; its prose is the fragment of the `draft` document that bears its id. */
export const Section = z.object({
  id: idOf('section'),
  /** Id of the section of the outline it was made from, or null. */
  outline: z.string().nullable(),
  title: Line,
  part: SectionPart,
  state: SectionState,
  unit: idOf('unit').nullable(),
  /** Words it should have, or null. */
  targetWords: z.number().int().positive().nullable(),
  order: z.string(),
})
export type Section = z.infer<typeof Section>
export type SectionId = Section['id']

/** A section as people see it: one that has words has been started, whoever forgot to say so. */
export function asStarted(section: Section, words: number): Section {
  return section.state === 'not started' && words > 0 ? { ...section, state: 'drafting' } : section
}

/** A section of the outline in resources/strategy-outline.json. */
export const OutlineSection = z.object({
  id: z.string(),
  title: z.string(),
  part: SectionPart,
  required: z.boolean(),
  templates: z.array(z.string()),
  purpose: z.string(),
  guidingQuestions: z.array(z.string()),
  typicalLengthWords: z.number(),
  draws_on: z.array(z.string()),
  checklist: z.array(z.string()),
  lengthByTemplate: z.record(z.string(), z.number()).optional(),
})
export type OutlineSection = z.infer<typeof OutlineSection>

/** Pages that the Word export makes from profile and decisions; the outline names them, nobody drafts them. */
export const generatedSections: readonly string[] = ['cover-paper', 'title-page', 'document-control', 'approval-page']

/**
 * Numbers as printed: the body 1, 2, 3; annexes A, B, C; front matter none. `sections` are in order.
 */
export function sectionNumbers(sections: readonly Pick<Section, 'id' | 'part'>[]): ReadonlyMap<SectionId, string> {
  const numbers = new Map<SectionId, string>()
  let body = 0
  let annex = 0
  for (const { id, part } of sections) {
    if (part === 'body') numbers.set(id, String(++body))
    else if (part === 'annex') numbers.set(id, annexLetter(annex++))
  }
  return numbers
}

/** A, B ... Z, AA, AB ... */
function annexLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : annexLetter(Math.floor(index / 26) - 1) + letter
}

const partRank: Record<SectionPart, number> = { front: 0, body: 1, annex: 2 }

/** Front matter, body, annexes, each in its own order. */
export const inReadingOrder = (sections: readonly Section[]): Section[] =>
  [...sections].sort(
    (a, b) =>
      partRank[a.part] - partRank[b.part] || (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1),
  )
