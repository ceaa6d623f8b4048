import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlock, planBlock, readBlock, readTable, type BlockAnswers } from '#shared/benchmark/block'

const words = { missing: 'missing', 'not applicable': 'not applicable', suppressed: 'suppressed' }
const context = { unit: 'EUR per academic FTE', others: [], words }
const size = { rows: 8, columns: 4 }
const at = { row: 0, column: 0 }
const kinds = (text: string, sign?: '.' | ',') =>
  readBlock(readTable(text), at, size, sign ? { ...context, sign } : context).rows.map(row =>
    row.map(({ reading }) => reading.kind),
  )

describe('a table from the clipboard', () => {
  it('has its rows by line and its cells by tab, whatever ends the lines', () => {
    expect(readTable('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('keeps empty cells inside and drops empty lines at the end', () => {
    expect(readTable('\t2\n\n5\n\t\n\n')).toEqual([['', '2'], [''], ['5']])
  })

  it('takes quoted cells with tabs, lines and quotes in them as one', () => {
    expect(readTable('"a\tb"\t"two\nlines"\t"say ""no"""')).toEqual([['a\tb', 'two\nlines', 'say "no"']])
  })

  it('comes back from the form in which spreadsheets write it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\t', '\n', ' ') }).map(text => `${text}x`)
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }))
    fc.assert(
      fc.property(table, rows => {
        const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
        expect(readTable(rows.map(row => row.map(quoted).join('\t')).join('\r\n'))).toEqual(rows)
      }),
    )
  })

  it('is a block only if it has more than one cell', () => {
    expect(isBlock('1.8\r\n')).toBe(false)
    expect(isBlock('1.8\t1.9')).toBe(true)
    expect(isBlock('1.8\n1.9')).toBe(true)
  })
})

describe('reading a block', () => {
  it('lets clear cells settle the notation of unclear ones', () => {
    expect(kinds('1,234\t5,6')).toEqual([['figure', 'figure']])
    const [row] = readBlock(readTable('1,234\t5,6'), at, size, context).rows
    expect(row![0]!.reading).toMatchObject({ value: 1.234 })
    const [other] = readBlock(readTable('1,234\t5.6'), at, size, context).rows
    expect(other![0]!.reading).toMatchObject({ value: 1234 })
  })

  it('asks where no cell settles it, or where the cells contradict each other', () => {
    expect(kinds('1,234\t2,345')).toEqual([['ambiguous', 'ambiguous']])
    expect(kinds('1,234\t5,6\t7.8')).toEqual([['ambiguous', 'figure', 'figure']])
    expect(kinds('1,234\t5,6\t7.8', '.')).toEqual([['figure', 'figure', 'figure']])
  })

  it('names the place of each cell and which ones the grid does not have', () => {
    const { rows } = readBlock(readTable('1\t2\n3\tx'), { row: 7, column: 3 }, size, context)
    expect(rows.flat().map(({ row, column, fits, reading }) => [row, column, fits, reading.kind])).toEqual([
      [7, 3, true, 'figure'],
      [7, 4, false, 'figure'],
      [8, 3, false, 'figure'],
      [8, 4, false, 'unreadable'],
    ])
  })
})

describe('what a block writes', () => {
  const percent = { unit: '%', others: [2, 3, 4], words }
  const unanswered: BlockAnswers = { fractions: null, notAvailable: null, dash: null }
  const plan = (text: string, answers: Partial<BlockAnswers> = {}) =>
    planBlock(readBlock(readTable(text), { row: 6, column: 2 }, size, percent), { ...unanswered, ...answers })

  it('is every cell with a figure or a status inside the grid, and nothing for empty ones', () => {
    const { writes, bad, outside } = plan('1.8\te2\t9\n\tmissing\nx\t3')
    expect(writes).toEqual([
      { row: 6, column: 2, change: { status: 'measured', value: 1.8 } },
      { row: 6, column: 3, change: { status: 'estimated', value: 2 } },
      { row: 7, column: 3, change: { status: 'missing', value: null } },
    ])
    expect([bad.length, outside]).toEqual([0, 3])
  })

  it('leaves bad cells out and names them', () => {
    const { writes, bad } = plan('n.k.\t2.4')
    expect(writes).toHaveLength(1)
    expect(bad.map(({ text, row, column }) => [text, row, column])).toEqual([['n.k.', 6, 2]])
  })

  it('waits for an answer about fractions and follows it', () => {
    expect(plan('0.018\t2')).toMatchObject({ writes: [{ column: 3 }], fractions: [{ column: 2 }] })
    expect(plan('0.018\t2', { fractions: 'percent' }).writes[0]!.change).toEqual({ status: 'measured', value: 1.8 })
    expect(plan('0.018\t2', { fractions: 'keep' }).writes[0]!.change).toEqual({ status: 'measured', value: 0.018 })
  })

  it('is missing where a sign says that nobody knows', () => {
    const { writes, bad, isOpen } = plan('…\tн/д\n2.4\tnot reported')
    expect(writes.map(({ change }) => change.status)).toEqual(['missing', 'missing', 'measured', 'missing'])
    expect([bad.length, isOpen]).toEqual([0, false])
  })

  it('waits for an answer about signs with several meanings, each by itself, and follows it', () => {
    const text = 'n/a\t-\n2.4\tN.A.'
    const changes = (answers: Partial<BlockAnswers>) => plan(text, answers).writes.map(({ change }) => change)
    const figure = { status: 'measured', value: 2.4 }
    const missing = { status: 'missing', value: null }
    expect(plan(text).signs).toMatchObject({ notAvailable: [{ text: 'n/a' }, { text: 'N.A.' }], dash: [{ text: '-' }] })
    expect(changes({})).toEqual([figure])
    expect(changes({ notAvailable: 'missing' })).toEqual([missing, figure, missing])
    expect(plan(text, { notAvailable: 'missing' }).isOpen).toBe(true)
    expect(changes({ notAvailable: 'missing', dash: 'zero' })).toEqual([
      missing,
      { status: 'measured', value: 0 },
      figure,
      missing,
    ])
    expect(changes({ dash: 'not applicable' })[0]).toEqual({ status: 'not applicable', value: null })
    expect(plan(text, { notAvailable: 'missing', dash: 'zero' }).isOpen).toBe(false)
  })

  it('asks nothing about signs outside of the grid', () => {
    expect(plan('2\t3\tn/a')).toMatchObject({ isOpen: false, outside: 1, signs: { notAvailable: [] } })
  })

  it('never writes a cell whose notation has not been settled', () => {
    expect(plan('1,234\t2,345')).toMatchObject({ writes: [], ambiguous: [{ column: 2 }, { column: 3 }] })
  })
})
