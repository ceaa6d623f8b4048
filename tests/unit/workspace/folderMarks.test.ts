import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '#shared/draft/prose'
import { incoming } from '#shared/replica/origins'
import { parts, type Documents } from '#shared/workspace/documents'
import { watchMarks } from '../../../renderer/workspace/folderMarks'
import { paragraph, section, swotItem, unit } from '../../support/builders'
import { cohort } from '../../support/cohort'

/** Brings what one of them has to the other, as from a folder or over a line. */
function bring(from: Documents, to: Documents, origin: unknown): void {
  for (const part of parts)
    Y.applyUpdate(to[part], Y.encodeStateAsUpdate(from[part], Y.encodeStateVector(to[part])), origin)
}

it('marks the places where others changed something that came by the folder, also below a section nobody has opened', () => {
  const { ana, ben } = cohort('ana', 'ben')
  const marks = new Set<string>()
  const stop = watchMarks(ben.documents, places => places.forEach(place => marks.add(place)))
  const chapter = section()
  ana.sections.add(chapter)
  appendBlocks(ana.prose(chapter.id), [paragraph('Where we stand.')])
  const item = swotItem()
  ana.swot.add(item)
  bring(ana.documents, ben.documents, incoming)
  expect([...marks].sort()).toEqual(['draft', chapter.id, 'swot'].sort())

  marks.clear()
  ana.swot.update(item.id, { order: 'b' })
  ana.units.add(unit({ name: 'Registrar' }))
  bring(ana.documents, ben.documents, incoming)
  expect([...marks].sort()).toEqual(['profile', 'swot'])

  marks.clear()
  stop()
  ana.swot.add(swotItem())
  bring(ana.documents, ben.documents, incoming)
  expect(marks).toEqual(new Set())
})

it('marks nothing of what this person writes, nor of what came over a line, which they see as it comes', () => {
  const { ana, ben } = cohort('ana', 'ben')
  const marks: string[] = []
  watchMarks(ben.documents, places => marks.push(...places))
  ben.swot.add(swotItem())
  ben.documents.draft.transact(() => appendBlocks(ben.prose('section:one'), [paragraph('Mine.')]), incoming)
  ana.units.add(unit({ name: 'Registrar' }))
  bring(ana.documents, ben.documents, 'a line')
  expect(marks).toEqual([])
})
