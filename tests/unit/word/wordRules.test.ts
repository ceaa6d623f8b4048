import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { awkwardContents } from '../../support/awkwardContents'
import { strategyContent } from '../../support/strategyContent'
import { wordOf } from '../../support/wordFile'
import { brokenRules } from '../../support/wordRules'

/** Files with many charts take seconds each on a busy machine. */
const patient = { timeout: 120_000 }

describe('Word has nothing to repair', patient, () => {
  it.each(Object.entries(awkwardContents))('in a file of %s', async (_, content) => {
    expect(brokenRules(await wordOf(content()))).toEqual([])
  })
})

describe('the rules notice', patient, () => {
  let whole: Promise<Uint8Array> | undefined
  const damaged = async (from: string | RegExp, to: string, part = 'word/document.xml') => {
    const files = unzipSync(await (whole ??= wordOf(strategyContent())))
    const xml = strFromU8(files[part]!)
    const changed = xml.replace(from, to)
    expect(changed).not.toBe(xml)
    return brokenRules(zipSync({ ...files, [part]: strToU8(changed) })).join('\n')
  }

  it('properties in another order than the standard has them', async () => {
    expect(await damaged(/(<w:pStyle w:val="Caption"\/>)(<w:keepNext\/>)/, '$2$1')).toContain(
      'w:pStyle stands too late',
    )
    expect(await damaged(/(<w:name [^>]*>)(<w:basedOn [^>]*>)/, '$2$1', 'word/styles.xml')).toContain('w:name stands')
  })

  it('a bookmark or a drawing that is there twice', async () => {
    expect(await damaged('w:name="_Toc000002"', 'w:name="_Toc000001"')).toContain('bookmark named _Toc000001 twice')
    expect(await damaged('<wp:docPr id="2"', '<wp:docPr id="1"')).toContain('drawing 1 twice')
  })

  it('cells that end without a paragraph, and rows that do not fill their table', async () => {
    expect(await damaged(/<w:p>(?:(?!<w:p>).)*?<\/w:p><\/w:tc>/s, '</w:tc>')).toContain('does not end with a paragraph')
    expect(await damaged(/<w:tc>.*?<\/w:tc>/s, '')).toMatch(/a row of \d columns in a table of \d/)
  })

  it('what leads to nothing, and fields that do not end', async () => {
    expect(await damaged(/r:embed="[^"]*"/, 'r:embed="rId999"')).toContain('rId999, which is not there')
    expect(await damaged('<w:fldChar w:fldCharType="end"/>', '')).toContain('a field does not end')
  })
})
