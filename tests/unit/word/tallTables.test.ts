import { describe, expect, it } from 'vitest'
import type { TableRow } from '#shared/draft/blocks'
import { cell, emptyContent, textBlock } from '../../support/strategyContent'
import { readWord, textIn, wordOf } from '../../support/wordFile'

/** The text of a Word file with one table and a line after it. */
async function written(rows: readonly TableRow[]): Promise<string> {
  const table = { type: 'table', id: 'table', caption: '', source: '', rows: [...rows] } as const
  const section = { id: 'a', title: 'One', outline: null, part: 'body', number: '1', unit: null } as const
  const blocks = [table, textBlock('Behind the table.')]
  return textIn(readWord(await wordOf({ ...emptyContent, sections: [{ ...section, blocks }] })).document)
}

const long = (name: string) => cell(`${name} ${'of many words that go on '.repeat(400)}`)

describe('a table comes out whole, with what follows it', () => {
  it('where its first row, which is its head, is taller than a page', async () => {
    const text = await written([[long('First')], [long('Second')], [cell('Third')]])
    for (const said of ['First', 'Second', 'Third', 'Behind the table.']) expect(text).toContain(said)
  })

  it('where it has more columns than Word, and rows that are full', async () => {
    const rows = Array.from({ length: 8 }, (_, y) => Array.from({ length: 300 }, (_, x) => cell(`${y}/${x}`)))
    const text = await written(rows)
    for (const said of ['0/0', '7/299', 'Behind the table.']) expect(text).toContain(said)
  })
})
