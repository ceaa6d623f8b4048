import { describe, expect, it } from 'vitest'
import { columnWidths } from '#shared/word/columnWidths'

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
