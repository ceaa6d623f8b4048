import { describe, expect, it } from 'vitest'
import { pastedNames } from '../../../renderer/stages/profile/pastedNames'

describe('pastedNames', () => {
  it('takes one name a line and leaves out empty lines', () => {
    expect(pastedNames('Library\r\n\n  Finance  \n')).toEqual(['Library', 'Finance'])
  })

  it('takes off bullets and numbers, but not numbers that belong to a name', () => {
    expect(pastedNames('- Library\n• Finance\n2. Registrar\n3) Legal Office\n4 Corners Centre')).toEqual([
      'Library',
      'Finance',
      'Registrar',
      'Legal Office',
      '4 Corners Centre',
    ])
  })

  it('gives each name once', () => {
    expect(pastedNames('Library\nFinance\nLibrary')).toEqual(['Library', 'Finance'])
  })

  it('gives nothing for nothing', () => {
    expect(pastedNames(' \n\t\n')).toEqual([])
  })
})
