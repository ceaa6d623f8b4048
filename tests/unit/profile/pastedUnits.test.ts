import { describe, expect, it } from 'vitest'
import { pastedUnits } from '../../../renderer/stages/profile/pastedUnits'

const names = (text: string) => pastedUnits(text).map(({ name }) => name)

describe('pastedUnits', () => {
  it('takes one name a line and leaves out empty lines', () => {
    expect(names('Library\r\n\n  Finance  \n')).toEqual(['Library', 'Finance'])
  })

  it('takes off bullets and numbers, but not numbers that belong to a name', () => {
    expect(
      names('- Library\n• Finance\n2. Registrar\n3) Legal Office\n4 Corners Centre\n5\tHousing\n6.\tAlumni\tALU'),
    ).toEqual(['Library', 'Finance', 'Registrar', 'Legal Office', '4 Corners Centre', 'Housing', 'Alumni'])
  })

  it('gives each name once', () => {
    expect(names('Library\nFinance\nLibrary')).toEqual(['Library', 'Finance'])
  })

  it('takes a short second column as abbreviations, and another one as part of the name', () => {
    expect(pastedUnits('Faculty of Law\tLAW\r\nLibrary\t\r\nRegistrar\tA. Khan\r\n1\tMedicine\tMED')).toEqual([
      { name: 'Faculty of Law', abbreviation: 'LAW' },
      { name: 'Library', abbreviation: '' },
      { name: 'Registrar A. Khan', abbreviation: '' },
      { name: 'Medicine', abbreviation: 'MED' },
    ])
  })

  it('gives nothing for nothing', () => {
    expect(pastedUnits(' \n\t\n')).toEqual([])
  })
})
