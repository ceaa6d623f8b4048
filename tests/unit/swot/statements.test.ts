import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsIn, statementsIn } from '#shared/swot/statements'

describe('a pasted list', () => {
  it('gives one statement a line, without bullets, numbers and empty lines', () => {
    const mail = [
      '• Half of the 38 agreements saw no activity.',
      '',
      ' - One person writes all proposals. \t',
      '3) Currency loss raised costs by 40%.\r',
      'b. The registrar answers in 61 days.',
      '"Two programmes test an outcome."',
      '* * *',
    ].join('\n')
    expect(statementsIn(mail)).toEqual([
      'Half of the 38 agreements saw no activity.',
      'One person writes all proposals.',
      'Currency loss raised costs by 40%.',
      'The registrar answers in 61 days.',
      'Two programmes test an outcome.',
    ])
  })

  it('keeps numbers and letters that begin a sentence', () => {
    const lines = [
      '2,361 people took part in 2020.',
      '17 units answered.',
      'A mobility call reopened.',
      '-5% in a year',
    ]
    expect(statementsIn(lines.join('\n'))).toEqual(lines)
  })

  it('never makes more statements than there are lines, nor an empty one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '-', '1', '.', '\t', '•', 'é') }), text => {
        const found = statementsIn(text)
        expect(found.length).toBeLessThanOrEqual(text.split('\n').length)
        for (const statement of found) expect(statement.trim()).not.toBe('')
      }),
    )
  })
})

describe('a pasted list with headings', () => {
  const headings = new Map([
    ['Strength', 'strength'],
    ['Strengths', 'strength'],
    ['Weaknesses', 'weakness'],
    ['Threats', 'threat'],
  ] as const)

  it('brings each line to the quadrant of the heading above it', () => {
    const list = ['STRENGTHS', '- We have a library.', '- It is open.', '', 'Weaknesses:', '1. One person writes all.']
    expect(groupsIn(list.join('\n'), 'threat', headings)).toEqual([
      { factor: 'strength', statements: ['We have a library.', 'It is open.'] },
      { factor: 'weakness', statements: ['One person writes all.'] },
    ])
  })

  it('knows headings with what documents put around them, and no sentence that begins like one', () => {
    const list = [
      '**Strengths**',
      'Open.',
      '## W - Weaknesses',
      'Slow.',
      'Threats (T):',
      'Far.',
      'Threats from visas grow.',
    ]
    expect(groupsIn(list.join('\r\n'), 'opportunity', headings)).toEqual([
      { factor: 'strength', statements: ['Open.'] },
      { factor: 'weakness', statements: ['Slow.'] },
      { factor: 'threat', statements: ['Far.', 'Threats from visas grow.'] },
    ])
  })

  it('reads a table with a quadrant in each column, or at the beginning of each row', () => {
    const found = [
      { factor: 'strength', statements: ['Open.', 'Old.'] },
      { factor: 'weakness', statements: ['Slow.'] },
    ]
    expect(groupsIn('Strengths\tWeaknesses\nOpen.\tSlow.\nOld.\t', 'threat', headings)).toEqual(found)
    expect(groupsIn('Strength\tOpen.\nStrength\tOld.\nWeaknesses\tSlow.', 'threat', headings)).toEqual(found)
  })

  it('keeps a tab behind a number for what it is', () => {
    expect(groupsIn('1.\tOpen.\n2.\tOld.', 'strength', headings)).toEqual([
      { factor: 'strength', statements: ['Open.', 'Old.'] },
    ])
  })

  it('takes what stands before a heading to where the person chose, and headings that come again as one', () => {
    const list = [
      'Fees rise.',
      'Strengths',
      'We have a library.',
      'Threats',
      'Visas are slow.',
      'Strength',
      'It is open.',
    ]
    expect(groupsIn(list.join('\n'), 'threat', headings)).toEqual([
      { factor: 'threat', statements: ['Fees rise.', 'Visas are slow.'] },
      { factor: 'strength', statements: ['We have a library.', 'It is open.'] },
    ])
  })

  it('takes no statement for a heading, and is empty without statements', () => {
    expect(groupsIn('Strengths of the library: it is open.', 'weakness', headings)).toEqual([
      { factor: 'weakness', statements: ['Strengths of the library: it is open.'] },
    ])
    expect(groupsIn('Strengths\n\nWeaknesses', 'threat', headings)).toEqual([])
  })
})
