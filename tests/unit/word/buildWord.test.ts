import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#shared/base/bytes'
import words from '#resources/locales/en/word.json'
import { buildWord } from '#shared/word/buildWord'
import { strategyContent, textBlock } from '../../support/strategyContent'
import { codeOf } from '../../support/failure'
import { bytes, content, word } from '../../support/strategyWord'
import { testDrawing, wordOf } from '../../support/wordFile'

/** A program of its own that prints the SHA-256 of the file it makes. */
const printHash = `
  const parts = ['./tests/support/wordFile.ts', './tests/support/strategyContent.ts', './shared/base/bytes.ts']
  Promise.all(parts.map(part => import(part)))
    .then(async ([{ wordOf }, { strategyContent }, { sha256 }]) => sha256(await wordOf(strategyContent())))
    .then(hash => process.stdout.write(hash))`

describe('the same content', () => {
  it('gives the same bytes a second time in the same process', async () => {
    await wordOf(strategyContent(99)) // ids that go on from file to file would show
    expect(await sha256(await wordOf(content))).toBe(await sha256(bytes))
  })

  it('gives the same bytes in another process, in another time zone and language', async () => {
    const made = execFileSync(process.execPath, ['--import', 'tsx', '-e', printHash], {
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8' },
      encoding: 'utf8',
    })
    expect(made).toBe(await sha256(bytes))
  })

  it('carries no day but the fixed one', () => {
    expect(word.part('docProps/core.xml')).toContain('1980-01-01T00:00:00Z')
    const year = String(new Date().getFullYear())
    expect(word.part('docProps/core.xml') + word.part('docProps/app.xml')).not.toContain(year)
  })
})

describe('making it', () => {
  it('tells how far it is, and never beyond the end', async () => {
    const heard: [number, number][] = []
    await buildWord({ content, pictures: new Map(), words, drawing: await testDrawing() }, (done, of) =>
      heard.push([done, of]),
    )
    const [, of] = heard[0]!
    expect(heard.at(-1)).toEqual([of, of])
    expect(heard.every(([done, total], i) => total === of && (i === 0 || done >= heard[i - 1]![0]))).toBe(true)
  })

  it('stops between two steps when it is cancelled', async () => {
    const stop = { aborted: false }
    const work = async () =>
      buildWord(
        { content, pictures: new Map(), words, drawing: await testDrawing() },
        done => (stop.aborted = done >= 3),
        stop,
      )
    expect(await codeOf(work)).toBe('word.cancelled')
  })

  it('makes another file when one word is another', async () => {
    const [first, ...others] = content.sections
    const changed = {
      ...content,
      sections: [{ ...first!, blocks: [...first!.blocks, textBlock('One more.')] }, ...others],
    }
    expect(await sha256(await wordOf(changed))).not.toBe(await sha256(bytes))
  })
})
