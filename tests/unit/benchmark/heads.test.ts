import { describe, expect, it } from 'vitest'
import { readTable } from '#shared/benchmark/block'
import { placeByHeads } from '#shared/benchmark/heads'

const grid = {
  rows: [['Nilab University', 'NU'], ['Balkh University'], ['Herat University', 'HU']],
  years: [2022, 2023, 2024, 2025],
}
const place = (text: string, at = { row: 0, column: 0 }) => placeByHeads(readTable(text), at, grid)

describe('a block from a spreadsheet', () => {
  it('goes where its names and years say, whichever cell was chosen, and in any order', () => {
    const { table, at, isHeaded } = place('Institution\t2025\t2024\nhu\t3\t2\nNilab  University\t9\t8', {
      row: 2,
      column: 3,
    })
    expect({ at, isHeaded }).toEqual({ at: { row: 0, column: 0 }, isHeaded: true })
    expect(table).toEqual([
      ['', '', '8', '9'],
      ['', '', '', ''],
      ['', '', '2', '3'],
    ])
  })

  it('goes from the chosen cell on where only one kind of heads says otherwise', () => {
    expect(place('2023\t2024\n1\t2', { row: 1, column: 0 }).table).toEqual([
      ['', '', ''],
      ['', '1', '2'],
    ])
    expect(place('Balkh University\t7\t8', { row: 2, column: 1 }).table).toEqual([
      ['', '', ''],
      ['', '7', '8'],
    ])
  })

  it('keeps what the grid has no place for, with its head, behind the last row and column', () => {
    const { table, otherRows, otherColumns } = place('\t2019\t2022\nMedian\t1\t2\nNU\t3\t4')
    expect({ otherRows, otherColumns }).toEqual({ otherRows: ['Median'], otherColumns: ['2019'] })
    expect(table[0]).toEqual(['4', '', '', '', '3'])
    expect(table[3]).toEqual(['2', '', '', '', '1'])
  })

  it.each([
    ['academic years', '2021/22\t2022/2023\t2023–24'],
    ['years with a word behind', '2022 г.\t2023 год\t2024ж.'],
  ])('knows %s as heads, by the year in which teaching ended', (_, heads) => {
    expect(place(`\t${heads}\nNU\t1\t2\t3`).table[0]).toEqual(['1', '2', '3'])
  })

  it('leaves out columns that are no year: spans, changes, sources', () => {
    const { table, otherColumns } = place('\t2023\t2022-2024\t2024\tSource\nNU\t1\t9\t2\tRegistrar', {
      row: 0,
      column: 3,
    })
    expect(otherColumns).toEqual(['2022-2024', 'Source'])
    expect(table[0]).toEqual(['', '1', '2', '', '9', 'Registrar'])
  })

  it('gives a row to the first of two lines with its name, and names the second', () => {
    const { table, otherRows } = place('\t2022\t2023\nNU\t1\t2\nNU\t3\t4')
    expect(table[0]).toEqual(['1', '2'])
    expect({ otherRows, last: table[3] }).toEqual({ otherRows: ['NU'], last: ['3', '4'] })
  })

  it.each([
    ['figures alone', '1\t2\n3\t4'],
    ['figures that look like years, but rise and fall', '2022\t2019\t2023\n1\t2\t3'],
    ['one line of figures that look like years', '2022\t2023'],
    ['one figure that looks like a year', '2022\n7'],
    ['words that name nobody', 'missing\t2\nsuppressed\t4'],
  ])('stays as it is, at the chosen cell, if it is %s', (_, text) => {
    const at = { row: 1, column: 2 }
    expect(place(text, at)).toEqual({ table: readTable(text), at, isHeaded: false, otherRows: [], otherColumns: [] })
  })
})
