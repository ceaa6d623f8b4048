import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { presenceOf } from '#shared/sync/presence'
import { initials, personColour } from '../../../renderer/workspace/person'

it.each([
  ['Dr Sana Mirza', 'SM'],
  ['Prof. Rabia Aslam', 'RA'],
  ['farid kakar', 'FK'],
  ['Tomás de la Arrieta', 'TA'],
  ['Şule', 'Ş'],
  ['李 明', '李明'],
  ['', ''],
  ['(guest)', ''],
])('makes the initials of %j', (name, expected) => {
  expect(initials(name)).toBe(expected)
})

it('gives a person the same of eight colours each time', () => {
  const colours = new Set(Array.from({ length: 200 }, (_, i) => personColour(`member:${i}`)))
  expect([...colours].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(i => `var(--p${i})`))
  expect(personColour('member:ana')).toBe(personColour('member:ana'))
})

it('shows a person in the same colour beside their caret and on their avatar', () => {
  const tokens = readFileSync('renderer/ui/tokens.css', 'utf8')
  for (let i = 0; i < 50; i++) {
    const id = `member:${i}` as const
    const token = /--p\d/.exec(personColour(id))![0]
    expect(tokens).toContain(`${token}: ${presenceOf({ id, name: 'Ana' }).color};`)
  }
})
