import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BenchmarkYears, Peer, Value } from '#shared/benchmark/benchmark'
import { Person, Profile, Unit } from '#shared/profile/profile'
import { SwotItem } from '#shared/swot/item'

/** Where the readable sources of the sample lie, beside this project's code. */
export const sourceFolder = join(import.meta.dirname, '../../resources/samples/nilab')

const Key = z.string().regex(/^[a-z0-9-]+$/)

/** profile.json: institution, strategy, units, people; keys stand for ids. */
const ProfileSource = z.strictObject({
  institution: Profile.pick({ shortName: true, city: true, country: true, office: true }).extend({ name: z.string() }),
  strategy: Profile.pick({
    title: true,
    subtitle: true,
    periodStart: true,
    periodEnd: true,
    language: true,
    owner: true,
    responsibleOfficer: true,
    approvingAuthority: true,
    effective: true,
    nextReview: true,
    replaces: true,
    masterCopy: true,
    note: true,
  }),
  units: z.array(Unit.pick({ name: true, abbreviation: true }).extend({ key: Key })),
  people: z.array(
    Person.pick({ name: true, role: true, post: true, email: true }).extend({
      key: Key,
      unit: Key.nullable(),
      institution: z.string().nullable(),
    }),
  ),
})

/** swot.json: items in the order of the board. */
const SwotSource = z.array(
  SwotItem.pick({ factor: true, statement: true, theme: true }).extend({ unit: Key.nullable(), author: Key }),
)

/** benchmark.json: peers, the indicators chosen from the catalogue, targets and figures. */
const BenchmarkSource = z.strictObject({
  years: z.array(BenchmarkYears.shape.first),
  peers: z.array(
    Peer.pick({ name: true, shortName: true, country: true, kind: true, anonymous: true }).extend({ key: Key }),
  ),
  indicators: z.array(Key),
  targets: z.array(z.strictObject({ indicator: Key, year: z.number().int(), value: z.number() })),
  values: z.array(
    Value.pick({ year: true, status: true, value: true, numerator: true, denominator: true, source: true }).extend({
      indicator: Key,
      institution: Key,
    }),
  ),
})

const Moment = z.iso.datetime().transform(Date.parse)

/** comments.json: what people said about the draft before its Senate met. */
const CommentSource = z.array(
  z.strictObject({
    /** Key of the section in the outline. */
    section: Key,
    quote: z.string(),
    /** Where a sentence stood that was `removed` since; the quote is part of it. */
    after: z.string().optional(),
    removed: z.string().optional(),
    author: Key,
    at: Moment,
    text: z.string(),
    replies: z.array(z.strictObject({ author: Key, at: Moment, text: z.string() })).default([]),
    resolved: z.strictObject({ by: Key, at: Moment }).optional(),
  }),
)

/** A file of sections/: three header lines, a blank line, Markdown. */
export interface SectionSource {
  readonly file: string
  readonly title: string
  readonly outline: string
  readonly unit: string
  readonly markdown: string
}

/** All sources of the sample, parsed. Throws where one of them breaks its form. */
export async function readSources() {
  const json = async <T>(name: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(JSON.parse(await readFile(join(sourceFolder, name), 'utf8')))
  const files = (await readdir(join(sourceFolder, 'sections'))).filter(name => name.endsWith('.md')).sort()
  return {
    profile: await json('profile.json', ProfileSource),
    swot: await json('swot.json', SwotSource),
    benchmark: await json('benchmark.json', BenchmarkSource),
    comments: await json('comments.json', CommentSource),
    sections: await Promise.all(files.map(readSection)),
  }
}

/** What the sources say. */
export type Sources = Awaited<ReturnType<typeof readSources>>

async function readSection(file: string): Promise<SectionSource> {
  const text = await readFile(join(sourceFolder, 'sections', file), 'utf8')
  const found = /^title: (.+)\noutline: (.+)\nunit: (.+)\n\n([^]+)$/.exec(text)
  if (!found) throw new Error(`${file} does not begin with title, outline, unit and a blank line`)
  const [, title, outline, unit, markdown] = found
  return { file, title: title!, outline: outline!, unit: unit!, markdown: markdown! }
}
