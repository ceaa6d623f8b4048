import { expect, it } from 'vitest'
import { commandOf } from '../../../../server/cli/command'
import { codeOf } from '../../../support/failure'

it('reads the three commands', () => {
  expect(commandOf(['export', 'a.meridian', '--out', 'a.docx'])).toEqual({
    name: 'export',
    file: 'a.meridian',
    out: 'a.docx',
    comments: false,
  })
  expect(commandOf(['export', 'a.meridian', '--comments', '--out', 'a.docx'])).toMatchObject({ comments: true })
  expect(commandOf(['inspect', '--json', 'a.meridian'])).toEqual({ name: 'inspect', file: 'a.meridian' })
  expect(commandOf(['merge', 'a.meridian', 'b.meridian', '--out', 'c.meridian'])).toEqual({
    name: 'merge',
    files: ['a.meridian', 'b.meridian'],
    out: 'c.meridian',
  })
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
  [['inspect', 'a.meridian', '--json', '--comments']],
  [['merge', 'a.meridian', '--out', 'c.meridian']],
  [['merge', 'a.meridian', 'b.meridian']],
  [['merge', 'a.meridian', 'b.meridian', '--out', 'c.docx']],
  [['inspect', 'a.meridian', '--json', '--out', 'a.docx']],
  [['inspect', 'a.meridian', '--yaml']],
])('refuses %j', async args => {
  expect(await codeOf(() => commandOf(args))).toBe('cli.usage')
})
