import people from '#resources/locales/en/people.json'
import { describe, expect, it } from 'vitest'
import type { Unit } from '#shared/profile/profile'
import { pastedPeople, unknownUnits, type PasteNeeds } from '../../../../renderer/app/workspace/people/pastedPeople'

const unit = (id: Unit['id'], name: string, abbreviation = ''): Unit => ({ id, name, abbreviation, order: 'a' })
const needs: PasteNeeds = {
  units: [unit('unit:r', 'Registrar'), unit('unit:f', 'Finance Office', 'FIN')],
  people: [],
  heads: people.paste.heads,
  roles: people.paste.roles,
}
const read = (text: string, more: Partial<PasteNeeds> = {}) => pastedPeople(text, { ...needs, ...more })
const brief = (text: string, more?: Partial<PasteNeeds>) =>
  read(text, more).map(({ name, email, unit, role, mistakes }) => [name, email, unit, role, ...mistakes])

describe('pastedPeople', () => {
  it.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['commas', ','],
  ])('reads name, e-mail, unit and role with %s between them', (_, sign) => {
    const rows = [
      ['Farid Kakar', 'farid@nilab.edu', 'Registrar', 'member'],
      ['Dr Sana Mirza', 'sana@nilab.edu', 'fin', 'Coordinator'],
    ]
    expect(brief(rows.map(row => row.join(sign)).join('\r\n'))).toEqual([
      ['Farid Kakar', 'farid@nilab.edu', 'unit:r', 'member'],
      ['Dr Sana Mirza', 'sana@nilab.edu', 'unit:f', 'coordinator'],
    ])
  })

  it('takes the columns from a head, in whatever order, and does not take the head for a person', () => {
    expect(brief('Role\tE-mail\tFirst name\tLast name\tOffice\nmember\tfarid@nilab.edu\tFarid\tKakar\tFIN')).toEqual([
      ['Farid Kakar', 'farid@nilab.edu', 'unit:f', 'member'],
    ])
  })

  it('knows the heads and roles of lists from offices that write Russian', () => {
    const list = 'Ф.И.О.\tЭл. почта\tПодразделение\tРоль\nКим Олег\toleg@nilab.edu\tFIN\tУчастник'
    expect(brief(list)).toEqual([['Ким Олег', 'oleg@nilab.edu', 'unit:f', 'member']])
  })

  it('finds the columns by what stands in them where there is no head', () => {
    expect(brief('member;Finance Office;farid@nilab.edu;Farid Kakar\nmentor;;elena@valdora.edu;Elena M')).toEqual([
      ['Farid Kakar', 'farid@nilab.edu', 'unit:f', 'member'],
      ['Elena M', 'elena@valdora.edu', null, 'mentor'],
    ])
  })

  it('keeps a separator that stands inside quotes, and a quote that never ends', () => {
    expect(brief('"Kakar, Farid",farid@nilab.edu\n"Mirza, ""Sana""",sana@nilab.edu')).toEqual([
      ['Kakar, Farid', 'farid@nilab.edu', null, 'member'],
      ['Mirza, "Sana"', 'sana@nilab.edu', null, 'member'],
    ])
    expect(brief('"Farid\tfarid@nilab.edu')).toEqual([['"Farid', 'farid@nilab.edu', null, 'member']])
  })

  it('reads addresses as mail programs copy them, one a line or all in one', () => {
    const both = [
      ['Farid Kakar', 'farid@nilab.edu', null, 'member'],
      ['Sana Mirza', 'sana@nilab.edu', null, 'member'],
    ]
    expect(brief('Farid Kakar <farid@nilab.edu>\nSana Mirza <sana@nilab.edu>')).toEqual(both)
    expect(brief('Farid Kakar <farid@nilab.edu>; Sana Mirza <sana@nilab.edu>')).toEqual(both)
  })

  it('reads a plain list of names', () => {
    expect(brief('Farid Kakar\n\nSana Mirza')).toEqual([
      ['Farid Kakar', '', null, 'member'],
      ['Sana Mirza', '', null, 'member'],
    ])
  })

  it('marks what cannot be taken, row by row, and reads the others all the same', () => {
    const text = [
      'Name\tE-mail\tUnit\tRole',
      'Farid Kakar\tfarid@nilab\tRegistrar\tmember',
      '\tnobody@nilab.edu\tRegistrar\tmember',
      'Sana Mirza\tsana@nilab.edu\tLibrary\tboss',
      '',
      'Bilal Anwar\tbilal@nilab.edu\tRegistrar\t',
      `${'x'.repeat(201)}\t\t\t`,
    ].join('\n')
    expect(read(text).map(({ row, mistakes }) => [row, ...mistakes])).toEqual([
      [2, 'email'],
      [3, 'noName'],
      [4, 'unit', 'role'],
      [6],
      [7, 'longName'],
    ])
  })

  it('marks who is there already and who is named twice, by address, or by name where there is none', () => {
    const there = [
      { name: 'Farid Kakar', email: 'Farid@Nilab.edu' },
      { name: 'Hamid Rasuli', email: '' },
    ]
    const text = [
      'F. Kakar;farid@nilab.edu',
      'hamid rasuli;',
      'Sana;s@nilab.edu',
      'Sana;s2@nilab.edu',
      'S;S@nilab.edu',
      'Sana;',
    ]
    expect(read(text.join('\n'), { people: there }).map(({ mistakes }) => mistakes)).toEqual([
      ['known'],
      ['known'],
      [],
      [],
      ['twice'],
      ['twice'],
    ])
  })

  it('takes what stands in the unit column of a mentor as the institution', () => {
    const [mentor] = read('Elena Marchetti\telena@valdora.edu\tUniversity of Valdora\tmentor')
    expect(mentor).toMatchObject({ institution: 'University of Valdora', unit: null, mistakes: [] })
  })

  it('names the units that nobody entered yet, each once, and takes their rows once they are entered', () => {
    const text = 'Name\tUnit\nFarid\tLibrary\nSana\tLIBRARY\nBilal\tRegistrar\nElena\tAlumni Office'
    expect(unknownUnits(read(text))).toEqual(['Library', 'Alumni Office'])
    const entered = [...needs.units, unit('unit:l', 'Library'), unit('unit:a', 'Alumni Office')]
    expect(brief(text, { units: entered }).map(([name, , id, , ...mistakes]) => [name, id, ...mistakes])).toEqual([
      ['Farid', 'unit:l'],
      ['Sana', 'unit:l'],
      ['Bilal', 'unit:r'],
      ['Elena', 'unit:a'],
    ])
    expect(unknownUnits(read(text, { units: entered }))).toEqual([])
  })

  it('reads a list of 45 people', () => {
    const rows = Array.from({ length: 45 }, (_, at) => `Person ${at}\tp${at}@nilab.edu\tRegistrar\tmember`)
    const found = read(rows.join('\n'))
    expect(found).toHaveLength(45)
    expect(found.flatMap(({ mistakes }) => mistakes)).toEqual([])
  })

  it('gives nothing for nothing', () => {
    expect(read(' \n\t\n')).toEqual([])
    expect(read('Name\tE-mail')).toEqual([])
  })
})
