import { describe, expect, it } from 'vitest'
import type { Profile } from '#shared/profile/profile'
import { wordFileName } from '../../../renderer/stages/ratify/wordFileName'
import { emptyProfile } from '#shared/profile/profile'

const nameOf = (changes: Partial<Profile>) => wordFileName({ profile: { ...emptyProfile, ...changes } }, 'Strategy')

describe('wordFileName', () => {
  it('is made of institution, title and period', () => {
    const name = nameOf({
      institution: 'Nilab University',
      title: 'International Strategy',
      periodStart: 2027,
      periodEnd: 2031,
    })
    expect(name).toBe('Nilab University - International Strategy 2027-2031.docx')
  })

  it('does not repeat a period that the title names', () => {
    expect(nameOf({ shortName: 'NU', title: 'Strategy 2027–2031', periodStart: 2027, periodEnd: 2031 })).toBe(
      'NU - Strategy 2027–2031.docx',
    )
  })

  it('holds no sign that a file system refuses, however long the title', () => {
    const name = nameOf({ institution: 'A/B: "C"\u0000', title: `${'very '.repeat(60)}long?. ` })
    expect(name).toMatch(/^[^\p{C}<>:"/\\|?*]+\.docx$/u)
    expect(name.length).toBeLessThan(140)
  })

  it('has a name even where nothing is named', () => {
    expect(nameOf({})).toBe('Strategy.docx')
  })
})
