import * as Y from 'yjs'
import { source, type Readable } from '#shared/base/readable'
import { finder, searchable, type FindQuery, type Searchable, type Stretch } from '#shared/draft/findText'
import { linesOf, type Line } from '#shared/draft/lines'
import type { Section, SectionId } from '#shared/draft/section'
import { steadily } from '../comments/steadily'

/** The line of a section's title: above those of its text. */
export const titleLine = -1

/** A place of the words in a draft, in a line of a section or in its title. */
export interface Found extends Stretch {
  readonly section: SectionId
  readonly line: number
}

/** Whether two places of one section are the same. */
export const isSame = (one: Found, other: Found): boolean =>
  one.line === other.line && one.from === other.from && one.to === other.to

/** A place that stays with its letter whatever is written around it. */
export interface Held extends Omit<Found, 'to'> {
  readonly position: Y.RelativePosition | null
}

/** Looks for words in all sections of a draft, and again in those that change. */
export interface DraftSearch {
  /** Every place of the words, from top to bottom. */
  readonly found: Readable<readonly Found[]>
  /** Those of one section as it is now: the same array until something there changes. */
  foundIn(id: SectionId): readonly Found[]
  /** Takes the sections that stand in the draft, in their order. */
  show(sections: readonly Pick<Section, 'id' | 'title'>[]): void
  ask(query: FindQuery): void
  /** Looks at once at what has changed. */
  refresh(): void
  /** The lines of a section as they are now. */
  lines(id: SectionId): readonly Line[]
  /** The title of a section, or a line of it. */
  textOf(place: Pick<Found, 'section' | 'line'>): string
  hold(place: Omit<Found, 'to'>): Held
  /** Where a held place is now. */
  whereNow(held: Held): Omit<Found, 'to'>
  /** Which of two places comes first, as sorting asks. */
  compare(one: Omit<Found, 'to'>, other: Omit<Found, 'to'>): number
  dispose(): void
}

/** How soon the places follow what is written, in milliseconds: not for each letter. */
const pauseMs = 300

const none: readonly Found[] = []

/** A section as it was read last. */
interface Reading {
  readonly lines: readonly Line[]
  readonly texts: readonly Searchable[]
}

/** Searches the sections whose prose `prose` gives. */
export function draftSearch(prose: (id: SectionId) => Y.XmlFragment): DraftSearch {
  const found = source<readonly Found[]>([])
  const readings = new Map<SectionId, Reading>()
  /** Lines as they were searched last: most are the same after a change. */
  const searched = new Map<SectionId, ReadonlyMap<string, Searchable>>()
  const results = new Map<SectionId, readonly Found[]>()
  const watched = new Map<SectionId, () => void>()
  let titles = new Map<SectionId, Searchable>()
  let order: readonly SectionId[] = []
  let find = finder({ words: '', isExact: false, isWhole: false })

  function read(id: SectionId): Reading {
    const known = readings.get(id)
    if (known) return known
    const lines = linesOf(prose(id))
    const before = searched.get(id)
    const reading = { lines, texts: lines.map(({ text }) => before?.get(text) ?? searchable(text)) }
    readings.set(id, reading)
    searched.set(id, new Map(reading.texts.map(made => [made.text, made])))
    return reading
  }

  function findIn(section: SectionId): Found[] {
    const at = (line: number) => (stretch: Stretch) => ({ section, line, ...stretch })
    const title = titles.get(section)
    return [
      ...(title ? find(title).map(at(titleLine)) : []),
      ...read(section).texts.flatMap((text, line) => find(text).map(at(line))),
    ]
  }

  function foundIn(id: SectionId): readonly Found[] {
    if (!titles.has(id)) return none
    const known = results.get(id) ?? findIn(id)
    results.set(id, known)
    return known
  }

  function refresh(): void {
    later.stop()
    found.set(order.flatMap(foundIn))
  }
  const later = steadily(refresh, pauseMs)

  function follow(id: SectionId): () => void {
    const fragment = prose(id)
    const changed = () => {
      readings.delete(id)
      results.delete(id)
      later.request()
    }
    fragment.observeDeep(changed)
    return () => fragment.unobserveDeep(changed)
  }

  return {
    found: { read: found.read, subscribe: found.subscribe },
    foundIn,
    show: sections => {
      const before = titles
      order = sections.map(({ id }) => id)
      titles = new Map(
        sections.map(({ id, title }) => {
          const known = before.get(id)
          return [id, known?.text === title ? known : searchable(title)]
        }),
      )
      for (const [id, stop] of watched) {
        if (titles.has(id)) continue
        stop()
        for (const known of [watched, readings, searched, results]) known.delete(id)
      }
      for (const id of order) {
        if (!watched.has(id)) watched.set(id, follow(id))
        if (before.get(id) !== titles.get(id)) results.delete(id)
      }
      refresh()
    },
    ask: query => {
      find = finder(query)
      results.clear()
      refresh()
    },
    refresh,
    lines: id => read(id).lines,
    textOf: ({ section, line }) =>
      (line === titleLine ? titles.get(section)?.text : read(section).lines[line]?.text) ?? '',
    hold: ({ section, line, from }) => {
      const run = read(section).lines[line]?.runs.find(run => run.from <= from && from < run.to)
      const position = run ? Y.createRelativePositionFromTypeIndex(run.node, from - run.from) : null
      return { section, line, from, position }
    },
    whereNow: ({ position, section, line, from }) => {
      const { doc } = prose(section)
      const now = position && doc && Y.createAbsolutePositionFromRelativePosition(position, doc)
      if (!now) return { section, line, from }
      const { lines } = read(section)
      const at = lines.findIndex(({ runs }) => runs.some(({ node }) => node === now.type))
      const run = lines[at]?.runs.find(({ node }) => node === now.type)
      return run ? { section, line: at, from: run.from + now.index } : { section, line, from }
    },
    compare: (one, other) =>
      order.indexOf(one.section) - order.indexOf(other.section) || one.line - other.line || one.from - other.from,
    dispose: () => {
      later.stop()
      for (const stop of watched.values()) stop()
      watched.clear()
    },
  }
}
