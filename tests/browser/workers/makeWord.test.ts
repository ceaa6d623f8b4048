import { expect, inject, it } from 'vitest'
import { unzipSync } from 'fflate'
import { sha256 } from '#shared/base/bytes'
import words from '#resources/locales/en/word.json'
import { makeWord } from '../../../renderer/workers/makeWord'
import { codeOf } from '../../support/failure'
import { fixturePictures, strategyContent } from '../../support/strategyContent'

const request = { content: strategyContent(), pictures: fixturePictures(), words }

it('makes a Word file with charts while the page goes on, and tells how far it is', async () => {
  const heard: number[] = []
  let ticks = 0
  const clock = setInterval(() => ticks++, 10)
  const bytes = await makeWord(request, { onProgress: (done, of) => heard.push(done / of) })
  clearInterval(clock)
  expect(Object.keys(unzipSync(bytes))).toEqual(expect.arrayContaining(['word/document.xml', 'word/media/image1.svg']))
  expect(heard.at(-1)).toBe(1)
  expect(ticks).toBeGreaterThan(3)
})

it('makes the same bytes as Node', async () => {
  expect(await sha256(await makeWord(request))).toBe(inject('nodeWord'))
})

it('stops at once when the person changes their mind', async () => {
  const stop = new AbortController()
  expect(await codeOf(() => makeWord(request, { signal: stop.signal, onProgress: () => stop.abort() }))).toBe(
    'word.cancelled',
  )
  expect(await codeOf(() => makeWord(request, { signal: stop.signal }))).toBe('word.cancelled')
})

it('says that it failed where a mistake of ours stops it', async () => {
  const broken = { ...request, words: { ...words, caption: {} } } as unknown as typeof request
  expect(await codeOf(() => makeWord(broken))).toBe('word.failed')
})
