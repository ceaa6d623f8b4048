import { describe, expect, it } from 'vitest'
import { asStarted, inReadingOrder, sectionNumbers, type Section } from '#shared/draft/section'

const section = (
  id: string,
  part: Section['part'],
  order = 'a0',
  state: Section['state'] = 'not started',
): Section => ({
  id: `section:${id}`,
  outline: null,
  title: id,
  part,
  state,
  unit: null,
  targetWords: null,
  order,
})

describe('sections', () => {
  it('stand with front matter first and annexes last, each in their own order', () => {
    const sections = [
      section('annex', 'annex'),
      section('two', 'body', 'a1'),
      section('one', 'body'),
      section('front', 'front'),
    ]
    expect(inReadingOrder(sections).map(({ title }) => title)).toEqual(['front', 'one', 'two', 'annex'])
  })

  it('are numbered in the body, lettered in annexes beyond Z, and neither in front', () => {
    const annexes = Array.from({ length: 28 }, (_, i) => section(`annex${i}`, 'annex'))
    const numbers = sectionNumbers([
      section('front', 'front'),
      section('one', 'body'),
      section('two', 'body'),
      ...annexes,
    ])
    expect(numbers.get('section:front')).toBeUndefined()
    expect(['one', 'two', 'annex0', 'annex25', 'annex27'].map(id => numbers.get(`section:${id}`))).toEqual([
      '1',
      '2',
      'A',
      'Z',
      'AB',
    ])
  })

  it('count as started once they have words, and keep every other state', () => {
    expect(asStarted(section('one', 'body'), 0).state).toBe('not started')
    expect(asStarted(section('one', 'body'), 1).state).toBe('drafting')
    expect(asStarted(section('one', 'body', 'a0', 'agreed'), 900).state).toBe('agreed')
  })
})
