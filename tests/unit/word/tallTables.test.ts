import { describe, expect, it } from 'vitest'
import type { TableRow } from '#shared/draft/blocks'
import { cell, emptyContent, textBlock } from '../../support/strategyContent'
import { readWord, textIn, wordOf } from '../../support/wordFile'

/** A Word file with one table and a line after it, below a heading if one is given. */
async function written(rows: readonly TableRow[], heading = '') {
  const table = { type: 'table', id: 'table', caption: '', source: '', rows: [...rows] } as const
  const section = { id: 'a', title: 'One', outline: null, part: 'body', number: '1', unit: null } as const
  const below = { type: 'heading', id: 'below', level: 1, content: [{ text: heading }] } as const
  const blocks = [table, below, textBlock('Behind the table.')]
  return readWord(await wordOf({ ...emptyContent, sections: [{ ...section, blocks }] }))
}

const textOf = async (rows: readonly TableRow[]) => textIn((await written(rows)).document)
const long = (name: string) => cell(`${name} ${'of many words that go on '.repeat(400)}`)

describe('a table comes out whole, with what follows it', () => {
  it('where its first row, which is its head, is taller than a page', async () => {
    const text = await textOf([[long('First')], [long('Second')], [cell('Third')]])
    for (const said of ['First', 'Second', 'Third', 'Behind the table.']) expect(text).toContain(said)
  })

  it('with its rows whole but for the one that no page holds', async () => {
    const rows = [
      [cell('Head', true)],
      [cell('First')],
      [cell('Second')],
      [long('Third')],
      [cell('Fourth')],
      [cell('Last')],
    ]
    const { document } = await written(rows)
    const table = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].at(-1)![0]
    const split = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => !row.includes('<w:cantSplit/>'))
    expect(split).toEqual([false, false, false, true, false, false])
  })

  it('with the pages that columns narrower than a sign take', async () => {
    const cells = (text: string) => Array.from({ length: 50 }, (_, i) => cell(`${text} ${i}`))
    const { styled } = await written([cells('Column'), ...Array.from({ length: 6 }, () => cells('one'))], 'Later')
    expect(styled('TOC2').map(({ text }) => text)).toEqual(['1.1Later6'])
  })

  it('where it has more columns than Word, and rows that are full', async () => {
    const rows = Array.from({ length: 8 }, (_, y) => Array.from({ length: 300 }, (_, x) => cell(`${y}/${x}`)))
    const text = await textOf(rows)
    for (const said of ['0/0', '7/299', 'Behind the table.']) expect(text).toContain(said)
  })
})
