import { expect, it } from 'vitest'
import { commandOf } from '../../../../server/cli/command'
import { codeOf } from '../../../support/failure'

it('reads the two commands', () => {
  expect(commandOf(['export', 'a.meridian', '--out', 'a.docx'])).toEqual({
    name: 'export',
    file: 'a.meridian',
    out: 'a.docx',
  })
  expect(commandOf(['inspect', '--json', 'a.meridian'])).toEqual({ name: 'inspect', file: 'a.meridian' })
})

it.each([
  [[]],
  [['help']],
  [['export', 'a.meridian']],
  [['export', '--out', 'a.docx']],
  [['export', 'a.meridian', '--out', 'a.meridian']],
  [['export', 'a.meridian', '--out', 'a.docx', '--json']],
  [['export', 'a.meridian', 'b.meridian', '--out', 'a.docx']],
  [['inspect', 'a.meridian']],
  [['inspect', 'a.meridian', '--json', '--out', 'a.docx']],
  [['inspect', 'a.meridian', '--yaml']],
])('refuses %j', async args => {
  expect(await codeOf(() => commandOf(args))).toBe('cli.usage')
})
