import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks, readBlocks } from '#shared/draft/prose'
import { knownOf } from '#shared/replica/known'
import { createDocuments, documentName, emptyDocuments, parts, type Documents } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import type { CopyContent, CopyFacts, KnownParts } from '../../../../renderer/workspace/setAside/copies'
import { setRefusedAside, type Places } from '../../../../renderer/workspace/setAside/refused'
import { paragraph, section, swotItem } from '../../../support/builders'
import { generation } from '../../../support/trust'

const id = 'workspace:test' as never
const chapter = section({ id: 'section:one', title: 'Introduction' })
const nameOf = (part: 'record' | 'draft') => documentName(id, generation, part)

/** A computer whose disk outlives what runs on it; everything that is written after `writes` writes fails. */
function computer() {
  const disk = {
    page: new Map<string, Uint8Array>(),
    journal: new Map<string, Uint8Array>(),
    copies: new Map<string, { facts: CopyFacts; content: CopyContent }>(),
    known: undefined as KnownParts | undefined,
    isSettled: false,
  }
  let left = Infinity
  function write(work: () => void): Promise<void> {
    if (left-- <= 0) return Promise.reject(new Error('killed'))
    work()
    return Promise.resolve()
  }
  const places: Places = {
    copies: {
      list: async () => [...disk.copies.values()].map(({ facts }) => facts),
      content: async copy => disk.copies.get(copy)?.content ?? null,
      keep: (facts, content) => write(() => disk.copies.set(facts.id, { facts, content })),
    },
    known: async () => disk.known,
    replace: (name, state) => write(() => disk.page.set(name, state)),
    journal: { checkpoint: (name, state) => write(() => disk.journal.set(name, state)) },
    settle: () =>
      write(() => {
        disk.isSettled = true
      }),
  }
  /** The documents as opening finds them: all places together. */
  function open(): Documents {
    const documents = emptyDocuments()
    for (const part of parts)
      for (const place of [disk.page, disk.journal]) {
        const state = place.get(nameOf(part))
        if (state) Y.applyUpdate(documents[part], state)
      }
    return documents
  }
  function save(documents: Documents): void {
    for (const part of parts)
      for (const place of [disk.page, disk.journal]) place.set(nameOf(part), Y.encodeStateAsUpdate(documents[part]))
  }
  const run = (documents: Documents) =>
    setRefusedAside(places, {
      id,
      generation,
      documents,
      why: 'role',
      role: 'mentor',
      letGo: async () => undefined,
    })
  const dieAfter = (writes: number) => (left = writes)
  return { disk, open, save, run, dieAfter }
}

const itemsOf = (documents: Documents) =>
  bindWorkspace(documents)
    .swot.read()
    .map(({ statement }) => statement)
const textOf = (documents: Documents) => JSON.stringify(readBlocks(bindWorkspace(documents).prose(chapter.id)))
const opened = ({ record, draft }: CopyContent): Documents => {
  const documents = emptyDocuments()
  Y.applyUpdate(documents.record, record)
  Y.applyUpdate(documents.draft, draft)
  return documents
}

/** A computer that has what the host has, and what was written since. */
function withRefused() {
  const one = computer()
  const { documents } = createDocuments()
  const workspace = bindWorkspace(documents)
  workspace.sections.add(chapter)
  appendBlocks(workspace.prose(chapter.id), [paragraph('Received by the host.')])
  workspace.swot.add(swotItem({ statement: 'Received' }))
  one.disk.known = { record: knownOf(documents.record), draft: knownOf(documents.draft) }
  workspace.swot.add(swotItem({ statement: 'Refused' }))
  appendBlocks(workspace.prose(chapter.id), [paragraph('Refused by the host.')])
  one.save(documents)
  return one
}

describe('setting aside what nobody took', () => {
  it('keeps it as a copy and leaves what others have in its place, in all places', async () => {
    const { disk, open, run } = withRefused()
    expect(await run(open())).toBe(true)
    expect(itemsOf(open())).toEqual(['Received'])
    expect(textOf(open())).not.toContain('Refused')
    const [copy] = [...disk.copies.values()]
    expect(itemsOf(opened(copy!.content)).sort()).toEqual(['Received', 'Refused'])
    expect(textOf(opened(copy!.content))).toContain('Refused by the host.')
    expect(copy!.facts).toMatchObject({ why: 'role', role: 'mentor', isSeen: false, from: null })
    expect(disk.isSettled).toBe(true)
  })

  it('does the same again after it was killed before any of its writes, and makes one copy only', async () => {
    for (let writes = 0; writes < 6; writes++) {
      const { disk, open, run, dieAfter } = withRefused()
      dieAfter(writes)
      await expect(run(open())).rejects.toThrow('killed')
      // whatever there is now, nothing of what was written is lost
      const everything = [open(), ...[...disk.copies.values()].map(({ content }) => opened(content))]
      expect(everything.some(documents => itemsOf(documents).includes('Refused'))).toBe(true)
      expect(everything.some(documents => textOf(documents).includes('Refused by the host.'))).toBe(true)
      expect(itemsOf(open())).toContain('Received')

      dieAfter(Infinity)
      await run(open())
      expect(itemsOf(open()), `killed after ${writes}`).toEqual(['Received'])
      expect(textOf(open())).not.toContain('Refused')
      expect(disk.copies.size, `killed after ${writes}`).toBe(1)
      const { content } = [...disk.copies.values()][0]!
      expect(itemsOf(opened(content)).sort()).toEqual(['Received', 'Refused'])
      expect(textOf(opened(content))).toContain('Refused by the host.')
      expect(disk.isSettled).toBe(true)
    }
  })

  it('makes no copy where others have everything', async () => {
    const { disk, open, run } = withRefused()
    const documents = open()
    disk.known = { record: knownOf(documents.record), draft: knownOf(documents.draft) }
    expect(await run(documents)).toBe(false)
    expect(disk.copies.size).toBe(0)
    expect(disk.isSettled).toBe(true)
  })

  it('leaves everything where it is as long as nobody knows what others have', async () => {
    const { disk, open, run } = withRefused()
    disk.known = undefined
    expect(await run(open())).toBe(false)
    expect(disk.isSettled).toBe(false)
    expect(itemsOf(open()).sort()).toEqual(['Received', 'Refused'])
  })

  it('makes another copy of what is refused a second time', async () => {
    const { disk, open, run, save } = withRefused()
    await run(open())
    const documents = open()
    bindWorkspace(documents).swot.add(swotItem({ statement: 'Refused again' }))
    save(documents)
    await run(open())
    expect(disk.copies.size).toBe(2)
    expect(itemsOf(open())).toEqual(['Received'])
  })
})
