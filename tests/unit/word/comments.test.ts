import { beforeAll, describe, expect, it } from 'vitest'
import { fingerprintBytes } from '#shared/content/canonical'
import type { ContentThread, StrategyContent } from '#shared/content/content'
import { threads } from '#shared/comments/threads'
import { collectContent } from '#shared/content/collectContent'
import type { Block } from '#shared/draft/blocks'
import { anasWorkspace } from '../../support/exchange'
import { aComment, said } from '../../support/talk'
import { joined } from '../../support/trust'
import { emptyContent } from '../../support/strategyContent'
import { readWord, wordOf } from '../../support/wordFile'

const elena = { name: 'Elena Marchetti', role: 'mentor', at: Date.UTC(2026, 10, 30, 8) } as const
const ayesha = { name: 'Ayesha Rehman', role: 'member', at: Date.UTC(2026, 10, 30, 10) } as const

const text: Block[] = [
  {
    type: 'paragraph',
    id: 'one',
    content: [{ text: 'All seven ' }, { text: 'peers', bold: true }, { text: ' decide faster.' }],
  },
  { type: 'paragraph', id: 'two', content: [{ text: 'So shall we.' }] },
]
const content: StrategyContent = {
  ...emptyContent,
  sections: [
    { id: 'section:1', outline: null, part: 'body', number: '1', title: 'Recognition', unit: null, blocks: text },
  ],
}
const thread = (changes: Partial<ContentThread>): ContentThread => ({
  id: 'comment:one',
  section: 'section:1',
  place: null,
  quote: 'seven peers decide',
  by: elena,
  text: 'From which year?',
  replies: [],
  resolved: null,
  ...changes,
})
const at = (block: string, from: number, to: number, last = block) => ({
  from: { block, offset: from },
  to: { block: last, offset: to },
  isChanged: false,
})
const withThreads = (...threads: ContentThread[]) => wordOf({ ...content, threads })
const read = async (...threads: ContentThread[]) => readWord(await withThreads(...threads))

/** What stands between the marks of a comment. */
function commentedText(document: string, number: number): string {
  const [, inside] = new RegExp(
    `<w:commentRangeStart w:id="${number}"/>([^]*?)<w:commentRangeEnd w:id="${number}"/>`,
  ).exec(document)!
  return [...inside!.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g)]
    .map(([all, words]) => (all === '</w:p>' ? '|' : words))
    .join('')
}

describe('a thread in the Word file', () => {
  let word: Awaited<ReturnType<typeof read>>
  beforeAll(async () => {
    word = await read(
      thread({ place: at('one', 4, 22), replies: [{ by: ayesha, text: '2024.\nI add it.' }], resolved: ayesha }),
      thread({ place: at('one', 23, 8, 'two'), text: 'Who is we?' }),
    )
  })

  it('stands at exactly its text, within and across paragraphs', () => {
    const document = word.part('word/document.xml')
    expect(commentedText(document, 0)).toBe('seven peers decide')
    expect(commentedText(document, 1)).toBe('seven peers decide')
    expect(commentedText(document, 2)).toBe('faster.|So shall')
    expect(document.match(/<w:commentReference /g)).toHaveLength(3)
  })

  it('carries author, day, lines, its answer below it and that it is done', () => {
    const comments = word.part('word/comments.xml')
    expect(comments).toContain('w:author="Elena Marchetti"')
    expect(comments).toContain('w:initials="AR"')
    expect(comments).toContain('w:date="2026-11-30T10:00:00')
    expect(comments).toContain('>I add it.<')
    const extended = [...word.part('word/commentsExtended.xml').matchAll(/<w15:commentEx [^>]*>/g)].map(([tag]) => tag)
    expect(extended.map(tag => tag.includes('paraIdParent'))).toEqual([false, true, false])
    expect(extended.map(tag => tag.includes('done="1"'))).toEqual([true, true, false])
  })
})

it('has a day that Word can read, wherever the clock of its author was', async () => {
  const late = { ...elena, at: 8.64e15 }
  const comments = (await read(thread({ by: late, place: at('one', 4, 22) }))).part('word/comments.xml')
  expect(/w:date="([^"]*)"/.exec(comments)?.[1]).toMatch(/^9999-12-31T/)
})

it('names who carried over what somebody else is said to have said, since anybody may claim that', async () => {
  const { ana, workspace, statements, replica, chapter } = await anasWorkspace()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor', name: 'Mo' })
  const { kind, key, body } = aComment(mo.id, 'I ratify this.')
  const from = { name: 'The Rector', role: 'approver', at: 1 } as const
  await statements.add(mo.statements)
  statements.take([
    await said(workspace, mo, { kind, key, body: { ...body, from, anchor: { ...body.anchor, section: chapter.id } } }),
  ])
  const talk = threads(statements.have().values(), statements.read())
  const word = readWord(await wordOf(collectContent(replica, talk)))
  expect(word.part('word/comments.xml')).toContain('w:author="The Rector (carried over by Mo)"')
})

it('notes that a thread is done also where nobody answered', async () => {
  const word = await read(thread({ place: at('two', 0, 2), resolved: ayesha }))
  expect(word.part('word/commentsExtended.xml')).toContain('w15:done="1"')
})

it('keeps those whose text was removed at their section with the quote, and loses none', async () => {
  const word = await read(
    thread({}),
    thread({ section: null, text: null, replies: [{ by: ayesha, text: 'It was cut.' }] }),
    thread({ place: at('nowhere', 0, 4) }),
  )
  const document = word.part('word/document.xml')
  expect(commentedText(document, 0)).toBe('Recognition')
  expect(commentedText(document, 3)).toBe('Recognition')
  expect(document.match(/<w:commentReference /g)).toHaveLength(4)
  const comments = word.part('word/comments.xml')
  expect(comments).toContain('Text removed: “seven peers decide”')
  expect(comments).toContain('Its section is no longer in the draft.')
  expect(comments).toContain('The comment was removed by its author.')
})

it('has the fingerprint of the strategy with and without comments, and no comments part without', async () => {
  const commented = { ...content, threads: [thread({ place: at('two', 0, 2) })] }
  expect(fingerprintBytes(commented)).toEqual(fingerprintBytes(content))
  const properties = async (input: StrategyContent) => readWord(await wordOf(input)).part('docProps/custom.xml')
  expect(await properties(commented)).toBe(await properties(content))
  expect(readWord(await wordOf(content)).part('[Content_Types].xml')).not.toContain('comments')
})

it('gives the same bytes for the same threads', async () => {
  const threads = [thread({ place: at('one', 0, 3) }), thread({})]
  expect(Buffer.compare(await withThreads(...threads), await withThreads(...threads))).toBe(0)
})
