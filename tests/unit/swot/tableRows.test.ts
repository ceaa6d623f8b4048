import { describe, expect, it } from 'vitest'
import type { SwotItem } from '#shared/swot/item'
import { filtered, sorted, type Filters, type Row } from '../../../renderer/stages/swot/tableRows'

function row(label: string, statement: string, factor: SwotItem['factor'], unit: string, author: string): Row {
  const id: SwotItem['id'] = `swotItem:${label}`
  const unitId: SwotItem['unit'] = unit ? `unit:${unit}` : null
  return {
    item: { id, factor, statement, unit: unitId, author: 'member:ana', theme: null, createdAt: 0, order: label },
    label,
    unit,
    author,
  }
}
const rows = [
  row('S2', 'Eleven agreements are used fully', 'strength', 'Engineering', 'Ana'),
  row('S10', 'Zwei Studiengänge prüfen', 'strength', '', 'Ben'),
  row('W1', 'Credit recognition takes 61 days', 'weakness', 'Registrar', 'Ana'),
  row('T1', 'Currency loss', 'threat', 'Finance', ''),
]
const none: Filters = { text: '', factor: null, unit: null }
const labels = (list: readonly Row[]) => list.map(({ label }) => label)

describe('filtering', () => {
  it('looks for the text in everything that is shown, whatever its case', () => {
    expect(labels(filtered(rows, { ...none, text: 'AGREE' }))).toEqual(['S2'])
    expect(labels(filtered(rows, { ...none, text: 'registrar' }))).toEqual(['W1'])
    expect(labels(filtered(rows, { ...none, text: ' ben ' }))).toEqual(['S10'])
    expect(labels(filtered(rows, { ...none, text: 's1' }))).toEqual(['S10'])
  })

  it('asks all filters at once, and finds items without a unit', () => {
    expect(labels(filtered(rows, { ...none, factor: 'strength', unit: 'unit:Engineering' }))).toEqual(['S2'])
    expect(labels(filtered(rows, { ...none, unit: 'none' }))).toEqual(['S10'])
    expect(filtered(rows, { text: 'loss', factor: 'weakness', unit: null })).toEqual([])
    expect(filtered(rows, none)).toEqual(rows)
  })
})

describe('sorting', () => {
  it('counts in labels and follows the board between factors', () => {
    expect(labels(sorted(rows.toReversed(), { by: 'label', descending: false }, 'en'))).toEqual([
      'S2',
      'S10',
      'W1',
      'T1',
    ])
    expect(labels(sorted(rows, { by: 'label', descending: true }, 'en'))).toEqual(['T1', 'W1', 'S10', 'S2'])
  })

  it('puts what is empty last, up or down', () => {
    expect(labels(sorted(rows, { by: 'unit', descending: false }, 'en'))).toEqual(['S2', 'T1', 'W1', 'S10'])
    expect(labels(sorted(rows, { by: 'unit', descending: true }, 'en'))).toEqual(['W1', 'T1', 'S2', 'S10'])
  })

  it('keeps the order of the board among equals', () => {
    expect(labels(sorted(rows, { by: 'author', descending: false }, 'en'))).toEqual(['S2', 'W1', 'S10', 'T1'])
    expect(labels(sorted(rows, { by: 'factor', descending: true }, 'en'))).toEqual(['T1', 'W1', 'S2', 'S10'])
  })
})
