import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellKey, cells, Value } from '#shared/benchmark/benchmark'
import { authorsOf, nextEntry, saysTheSame, type Cell, type Change } from '#shared/benchmark/entry'

const cell: Cell = { indicator: 'indicator:mobility', institution: 'own', year: 2024 }
const key = cellKey(cell.indicator, cell.institution, cell.year)
let made = 0
const by = (author: Value['author'], now: number) => ({ author, now, token: () => String(++made) })

describe('an entry of a cell', () => {
  it('begins measured, without parts and source', () => {
    expect(nextEntry(cell, [], { value: 1.8 }, by('member:ana', 5))).toMatchObject({
      ...cell,
      status: 'measured',
      value: 1.8,
      numerator: null,
      denominator: null,
      source: '',
      at: 5,
    })
  })

  it('counts from now on even if the clock of this computer is behind', () => {
    const first = nextEntry(cell, [], { value: 1.9 }, by('member:ben', 2_000))
    const second = nextEntry(cell, [first], { value: 1.8 }, by('member:ana', 1_000))
    expect(cells([first, second]).get(key)![0]).toBe(second)
  })

  it('keeps the source and drops the parts of the old number when a new number is written', () => {
    const first = nextEntry(
      cell,
      [],
      { value: 1.8, numerator: 214, denominator: 11_890, source: 'Registrar' },
      by('member:ana', 1),
    )
    const second = nextEntry(cell, [first], { value: 1.9 }, by('member:ana', 2))
    expect(second).toMatchObject({ value: 1.9, numerator: null, denominator: null, source: 'Registrar' })
    const third = nextEntry(cell, [first], { source: 'Annual report' }, by('member:ana', 3))
    expect(third).toMatchObject({ value: 1.8, numerator: 214, denominator: 11_890, source: 'Annual report' })
  })

  it('never carries a number with a status that has none', () => {
    const status = fc.constantFrom('measured', 'estimated', 'missing', 'not applicable', 'suppressed')
    const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))
    const change = fc.record(
      { status, value: number, numerator: number, denominator: number, source: fc.string() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(change, fc.nat(100)), { minLength: 1, maxLength: 8 }), changes => {
        let entries: Value[] = []
        for (const [next, now] of changes) {
          const entry = nextEntry(cell, entries, next as Change, by('member:ana', now))
          expect(Value.safeParse(entry).success).toBe(true)
          if (entry.status !== 'measured' && entry.status !== 'estimated')
            expect([entry.value, entry.numerator, entry.denominator]).toEqual([null, null, null])
          entries = [...cells([...entries, entry]).get(key)!]
          expect(entries[0]).toBe(entry)
        }
      }),
    )
  })

  it('says the same as another whoever made it', () => {
    const a = nextEntry(cell, [], { value: 1.8 }, by('member:ana', 1))
    const b = nextEntry(cell, [], { value: 1.8 }, by('member:ben', 2))
    expect(saysTheSame(a, b)).toBe(true)
    expect(saysTheSame(a, nextEntry(cell, [], { value: 1.8, status: 'estimated' }, by('member:ana', 1)))).toBe(false)
    expect(authorsOf([a, b, a])).toBe(2)
  })
})
