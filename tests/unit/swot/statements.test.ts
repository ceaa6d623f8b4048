import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statementsIn } from '#shared/swot/statements'

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
