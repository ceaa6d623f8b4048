import { expect, it } from 'vitest'
import { initials, personColour } from '../../../renderer/app/frame/person'

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
