import { describe, expect, it } from 'vitest'
import type { TableRow } from '#shared/draft/blocks'
import { columnWidths, isNumeric, tableGrid } from '#shared/word/tableGrid'
import { chance, freshSeed } from '../../support/chance'
import { cell } from '../../support/strategyContent'

/** Columns that each row of a grid fills. */
const filled = (rows: readonly TableRow[]) =>
  tableGrid(rows).rows.map(row => row.reduce((sum, { columns }) => sum + columns, 0))

describe('the grid of a table', () => {
  it('is full in every row, whatever spans ask for', () => {
    const seed = freshSeed()
    const random = chance(seed)
    const upTo = (limit: number) => 1 + Math.floor(random() * limit)
    for (let run = 0; run < 300; run++) {
      const rows = Array.from({ length: upTo(6) }, () =>
        Array.from({ length: upTo(6) - 1 }, () => cell('x', false, { colspan: upTo(4), rowspan: upTo(4) })),
      )
      const { columns, rows: grid } = tableGrid(rows)
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
    const { columns, rows } = tableGrid([Array.from({ length: 80 }, (_, i) => cell(String(i)))])
    expect(columns).toBe(63)
    expect(rows[0]!.at(-1)!.cell.blocks).toHaveLength(18)
  })
})

describe('widths of columns', () => {
  const texts = (...lines: string[]) => lines.map(text => ({ text, bold: false }))

  it('add up to the width of the text', () => {
    for (const columns of [
      [texts('a')],
      [texts('a'), texts('W'.repeat(500))],
      Array.from({ length: 30 }, () => texts('word')),
    ]) {
      expect(columnWidths(columns, 420).reduce((sum, width) => sum + width, 0)).toBeCloseTo(420)
    }
  })

  it('give room to the column that has more to say', () => {
    const [number = 0, action = 0, owner = 0] = columnWidths(
      [
        texts('1', '2'),
        texts('Apply for the national credit pilot with Engineering and Computing'),
        texts('Registrar'),
      ],
      420,
    )
    expect(action).toBeGreaterThan(owner * 2)
    expect(owner).toBeGreaterThan(number)
  })
})

describe('a column of figures', () => {
  it.each([
    [['98', '1,210', '9 310', '−0.7', '12%', ''], true],
    [['€ 2.5', 'n/a', '–'], true],
    [['2027', 'First report in 2028'], false],
    [['', ''], false],
  ])('%j: %s', (texts, expected) => {
    expect(isNumeric(texts)).toBe(expected)
  })
})
