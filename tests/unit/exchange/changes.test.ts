import { expect, it } from 'vitest'
import { changesBetween, countOf, isUnchanged, readingOf } from '#shared/exchange/changes'
import { appendBlocks } from '#shared/draft/prose'
import { indicator, paragraph, section, swotItem, unit, value } from '../../support/builders'
import { cohort } from '../../support/cohort'

const removal = { by: 'member:ana', at: 1 }

it('finds nothing where nothing happened', () => {
  const { ana } = cohort('ana')
  ana.swot.add(swotItem())
  expect(isUnchanged(changesBetween(readingOf(ana), readingOf(ana)))).toBe(true)
})

it('tells new, changed, removed and restored entries apart, by what people know them by', () => {
  const { ana } = cohort('ana')
  const items = ['kept', 'moved', 'gone', 'back'].map(statement => swotItem({ statement }))
  const [, moved, gone, back] = items
  for (const item of items) ana.swot.add(item)
  ana.swot.remove(back!.id, removal)
  const before = readingOf(ana)
  ana.swot.update(moved!.id, { factor: 'threat' })
  ana.swot.remove(gone!.id, removal)
  ana.swot.restore(back!.id)
  ana.swot.add(swotItem({ statement: 'new' }))
  const { swot } = changesBetween(before, readingOf(ana))
  expect(swot.counts).toEqual({ added: 1, changed: 1, removed: 1, restored: 1 })
  expect(new Map(swot.first.map(({ name, how }) => [name, how]))).toEqual(
    new Map([
      ['moved', 'changed'],
      ['gone', 'removed'],
      ['back', 'restored'],
      ['new', 'added'],
    ]),
  )
})

it('tells sections whose text differs, with their words', () => {
  const { ana } = cohort('ana')
  const [one, two] = [section({ title: 'Introduction' }), section({ title: 'Context' })]
  ana.sections.add(one)
  ana.sections.add(two)
  appendBlocks(ana.prose(one.id), [paragraph('Where we stand.')])
  const before = readingOf(ana)
  appendBlocks(ana.prose(one.id), [paragraph('And where we go.')])
  expect(changesBetween(before, readingOf(ana)).sections).toEqual([
    { id: one.id, name: 'Introduction', how: 'changed', words: { before: 3, after: 7 }, hasOtherText: true },
  ])
})

it('tells a section that was only renamed without calling its text new', () => {
  const { ana } = cohort('ana')
  const one = section({ title: 'Introduction' })
  ana.sections.add(one)
  const before = readingOf(ana)
  ana.sections.update(one.id, { title: 'Preface' })
  expect(changesBetween(before, readingOf(ana)).sections).toMatchObject([
    { name: 'Preface', how: 'changed', hasOtherText: false },
  ])
})

it('counts values without naming them, and names fields of the profile', () => {
  const { ana } = cohort('ana')
  const measure = indicator()
  ana.benchmark.indicators.add(measure)
  const before = readingOf(ana)
  ana.benchmark.values.add(value({ indicator: measure.id }))
  ana.profile.update({ title: 'Strategy 2031' })
  ana.benchmark.years.update({ first: 2018, last: 2022 })
  const changes = changesBetween(before, readingOf(ana))
  expect(changes.values).toEqual({ counts: { added: 1, changed: 0, removed: 0, restored: 0 }, first: [] })
  expect(changes).toMatchObject({ profile: ['title'], hasOtherYears: true })
})

it('names as many as anybody reads, and counts them all', () => {
  const { ana } = cohort('ana')
  const before = readingOf(ana)
  for (let i = 0; i < 150; i++) ana.units.add(unit({ name: `Unit ${i} ${'x'.repeat(300)}` }))
  const { units } = changesBetween(before, readingOf(ana))
  expect(countOf(units)).toBe(150)
  expect(units.first).toHaveLength(100)
  for (const { name } of units.first) expect(name.length).toBeLessThanOrEqual(120)
})
