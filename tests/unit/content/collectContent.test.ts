import { expect, it } from 'vitest'
import { collectContent } from '#shared/content/collectContent'
import { createDocuments } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { ana, swotItem } from '../../support/builders'

it('keeps the label of an item, by which people know it, when one before it is removed', () => {
  const workspace = bindWorkspace(createDocuments().documents)
  const [first, second] = [1, 2].map(at =>
    swotItem({ factor: 'weakness', statement: `Said as number ${at}`, order: `a${at}`, createdAt: at }),
  )
  workspace.swot.add(first!)
  workspace.swot.add(second!)
  workspace.swot.remove(first!.id, { by: ana, at: 3 })
  expect(collectContent(workspace).swot.map(({ label, statement }) => [label, statement])).toEqual([
    ['W2', 'Said as number 2'],
  ])
})
