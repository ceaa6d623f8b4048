import { describe, expect, it } from 'vitest'
import type { TableRow } from '#shared/draft/blocks'
import { standsAtEnd, inColumns, tableShape } from '#shared/draft/tableShape'
import { chance, freshSeed } from '../../support/chance'
import { cell } from '../../support/strategyContent'

/** Columns that each row of a grid fills. */
const filled = (rows: readonly TableRow[]) =>
  tableShape(rows).rows.map(row => row.reduce((sum, { columns }) => sum + columns, 0))

describe('the grid of a table', () => {
  it('is full in every row, whatever spans ask for', () => {
    const seed = freshSeed()
    const random = chance(seed)
    const upTo = (limit: number) => 1 + Math.floor(random() * limit)
    for (let run = 0; run < 300; run++) {
      const rows = Array.from({ length: upTo(6) }, () =>
        Array.from({ length: upTo(6) - 1 }, () => cell('x', false, { colspan: upTo(4), rowspan: upTo(4) })),
      )
      const { columns, rows: grid } = tableShape(rows)
      for (const width of filled(rows)) expect(width, `seed ${seed}, run ${run}`).toBe(columns)
      const merged = grid.map(row => {
        let x = 0
        return row.map(({ merge, columns: span }) => ({ at: (x += span) - span, merge }))
      })
      merged.forEach((row, y) =>
        row.forEach(({ at, merge }) => {
          if (merge === 'next')
            expect(merged[y - 1]!.find(above => above.at === at)?.merge, `seed ${seed}, run ${run}`).toBeDefined()
        }),
      )
    }
  })

  it('keeps the text of cells beyond the last column that Word has', () => {
    const { columns, rows } = tableShape([Array.from({ length: 80 }, (_, i) => cell(String(i)))])
    expect(columns).toBe(63)
    expect(rows[0]!.at(-1)!.cell.blocks).toHaveLength(18)
  })
})

describe('a column of figures', () => {
  const figures = (...texts: string[]) =>
    tableShape([[cell('2024', true)], ...texts.map(text => [cell(text)])]).figures[0]

  it.each([
    [['98', '1,210', '9 310', '−0.7', '12%', ''], true],
    [['€ 2.5', 'n/a', '–'], true],
    [['2027', 'First report in 2028'], false],
    [['', ''], false],
  ])('%j: %s', (texts, expected) => {
    expect(figures(...texts)).toBe(expected)
  })

  it('sets its head at the end side with it, and no cell that reaches over several columns', () => {
    const shape = tableShape([
      [cell('KPI', true), cell('2024', true), cell('2028', true)],
      [cell('Time to recognise credits'), cell('61'), cell('40')],
      [cell('Counted by the Registrar'), cell('both', false, { colspan: 2 })],
    ])
    expect(shape.rows.map(row => inColumns(row).map(({ at, placed }) => standsAtEnd(shape, at, placed)))).toEqual([
      [false, true, true],
      [false, true, true],
      [false, false],
    ])
  })

  it('counts the first row of a list of names and values', () => {
    const shape = tableShape([
      [cell('Owner', true), cell('Registrar')],
      [cell('Pages', true), cell('48')],
    ])
    expect([shape.isFields, shape.figures]).toEqual([true, [false, false]])
  })
})
