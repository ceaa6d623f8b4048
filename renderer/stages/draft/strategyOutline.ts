import { z } from 'zod'
import { newId } from '#shared/base/ids'
import { orderAt } from '#shared/base/order'
import { generatedSections, OutlineSection, type Section, type SectionPart } from '#shared/draft/section'
import resource from '#resources/strategy-outline.json'

/** Outlines to start from. */
export const templates = ['comprehensive', 'short', 'strategic-and-marketing', 'action-plan'] as const
export type Template = (typeof templates)[number]

/** Sections of the outline that people write; pages that the Word file makes by itself are not among them. */
export const outlineSections: readonly OutlineSection[] = z
  .array(OutlineSection)
  .parse(resource)
  .filter(({ id }) => !generatedSections.includes(id))

const byId = new Map(outlineSections.map(section => [section.id, section]))

/** A section of the outline by its id, or undefined. */
export const outlineSection = (id: string | null): OutlineSection | undefined =>
  id === null ? undefined : byId.get(id)

/** What a template consists of, in reading order. */
export const sectionsOf = (template: Template): readonly OutlineSection[] =>
  outlineSections.filter(section => section.templates.includes(template))

/** A section made from the outline, to stand at the end of `siblings`, the sections of its part in order. */
export function fromOutline(source: OutlineSection, siblings: readonly Section[], template?: Template): Section {
  return {
    id: newId('section'),
    outline: source.id,
    title: source.title,
    part: source.part,
    state: 'not started',
    unit: null,
    targetWords: (template && source.lengthByTemplate?.[template]) ?? source.typicalLengthWords,
    order: orderAt(siblings, siblings.length),
  }
}

/** An untitled section at the end of `siblings`. */
export function blankSection(part: SectionPart, title: string, siblings: readonly Section[]): Section {
  return {
    id: newId('section'),
    outline: null,
    title,
    part,
    state: 'not started',
    unit: null,
    targetWords: null,
    order: orderAt(siblings, siblings.length),
  }
}

/** All sections of a template, in order. */
export function fromTemplate(template: Template): Section[] {
  const made: Section[] = []
  for (const source of sectionsOf(template)) {
    made.push(
      fromOutline(
        source,
        made.filter(({ part }) => part === source.part),
        template,
      ),
    )
  }
  return made
}
