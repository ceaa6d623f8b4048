import type { Indicator, Peer, Value } from '#shared/benchmark/benchmark'
import type { Block } from '#shared/draft/blocks'
import type { Section } from '#shared/draft/section'
import type { Person, Unit } from '#shared/profile/profile'
import type { SwotItem } from '#shared/swot/item'

// One of each thing with nothing special about it; a test names only what it is about.

let made = 0
const token = () => `test${++made}`

/** Ana, who wrote what has no other author. */
export const ana = 'member:ana' as const

export const unit = (changes: Partial<Unit> = {}): Unit => ({
  id: `unit:${token()}`,
  name: 'Library',
  abbreviation: 'LIB',
  order: 'a0',
  ...changes,
})

export const person = (changes: Partial<Person> = {}): Person => ({
  id: `member:${token()}`,
  name: 'Ana Ahmadi',
  role: 'member',
  unit: null,
  institution: '',
  post: 'Librarian',
  email: 'ana@example.org',
  order: 'a0',
  ...changes,
})

export const swotItem = (changes: Partial<SwotItem> = {}): SwotItem => ({
  id: `swotItem:${token()}`,
  factor: 'strength',
  statement: 'The library is open at night.',
  unit: null,
  author: ana,
  theme: null,
  createdAt: 1_700_000_000_000,
  order: 'a0',
  ...changes,
})

export const indicator = (changes: Partial<Indicator> = {}): Indicator => ({
  id: `indicator:${token()}`,
  catalogue: null,
  version: 1,
  theme: null,
  name: 'Activities hosted',
  definition: 'Activities a centre hosted.',
  unit: 'number',
  direction: 'higher',
  target: null,
  order: 'a0',
  ...changes,
})

export const peer = (changes: Partial<Peer> = {}): Peer => ({
  id: `peer:${token()}`,
  name: 'University of Elsewhere',
  shortName: 'Elsewhere',
  country: 'Pakistan',
  kind: 'similar',
  anonymous: false,
  order: 'a0',
  ...changes,
})

export const value = (changes: Partial<Value> = {}): Value => ({
  id: `value:${token()}`,
  indicator: 'indicator:test',
  institution: 'own',
  year: 2024,
  status: 'measured',
  value: 12,
  numerator: null,
  denominator: null,
  source: 'Annual report',
  author: ana,
  at: 1_700_000_000_000,
  ...changes,
})

export const section = (changes: Partial<Section> = {}): Section => ({
  id: `section:${token()}`,
  outline: null,
  title: 'Introduction',
  part: 'body',
  state: 'drafting',
  unit: null,
  targetWords: null,
  order: 'a0',
  ...changes,
})

export const paragraph = (text: string): Block => ({ type: 'paragraph', id: token(), content: text ? [{ text }] : [] })
