import { describe, expect, it } from 'vitest'
import type { Command } from '../../../renderer/ui/commands'
import { fittingCommands } from '../../../renderer/ui/fittingCommands'

const command = (label: string, more: Partial<Command> = {}): Command => ({
  id: label,
  label,
  group: 'go',
  run: () => undefined,
  ...more,
})
const fitting = (list: readonly Command[], query: string, most = 12) =>
  fittingCommands(list, query, most).map(({ label }) => label)

describe('fittingCommands', () => {
  it('finds by name before by other words, and what people wrote last', () => {
    const list = [
      command('W2 We export few Word files', { isWritten: true }),
      command('Ratify', { keywords: ['export', 'Word'] }),
      command('Make the Word file', { group: 'do' }),
    ]
    expect(fitting(list, ' WORD ')).toEqual(['Make the Word file', 'Ratify', 'W2 We export few Word files'])
    expect(fitting(list, 'w2')).toEqual(['W2 We export few Word files'])
    expect(fitting(list, 'recog')).toEqual([])
  })

  it('keeps the order of what fits alike, and everything while nothing is typed, up to as many as are asked for', () => {
    const list = ['Add one', 'Add two', 'Add three'].map(label => command(label))
    expect(fitting(list, 'add')).toEqual(['Add one', 'Add two', 'Add three'])
    expect(fitting(list, ' ')).toEqual(['Add one', 'Add two', 'Add three'])
    expect(fitting(list, 'add', 2)).toEqual(['Add one', 'Add two'])
    expect(fitting(list, '', 1)).toEqual(['Add one'])
  })
})
