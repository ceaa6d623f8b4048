import { describe, expect, it } from 'vitest'
import { columnWidths, gainsByWidth } from '#shared/word/columnWidths'

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

  it('cut long words where there is too little room, and not the short ones beside them', () => {
    const long = texts('Internationalisierungsstrategieentwicklung')
    const [first = 0, year = 0, second = 0] = columnWidths([long, texts('2024'), long], 120)
    expect(year).toBe(columnWidths([texts('2024'), ...Array(3).fill(long)], 300)[0])
    expect(first).toBe(second)
    expect(first + year + second).toBeCloseTo(120)
  })
})

describe('a table of many columns', () => {
  const texts = (...lines: string[]) => lines.map(text => ({ text, bold: false }))

  it('turns the page where its words would break, however few rows it has', () => {
    const columns = (word: string) => Array.from({ length: 7 }, () => texts(word, word))
    expect(gainsByWidth(columns('Senate'), 420, 690)).toBe(false)
    expect(gainsByWidth(columns('Responsibilities'), 420, 690)).toBe(true)
    expect(gainsByWidth(columns('Responsibilities').slice(0, 5), 420, 690)).toBe(false)
  })
})
