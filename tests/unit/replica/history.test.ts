import { beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { fields } from '#shared/replica/fields'
import { recordHistory } from '#shared/replica/history'

const Shape = z.object({ title: z.string(), place: z.string() })

function opened() {
  const doc = new Y.Doc()
  const profile = fields(doc, 'profile', Shape, { title: '', place: '' })
  const history = recordHistory(doc, ['profile'])
  return { profile, history }
}
let { profile, history } = opened()
beforeEach(() => {
  ;({ profile, history } = opened())
})

const rename = (title: string) =>
  history.revocable(
    () => profile.update({ title }),
    () => profile.update({ title: '' }),
  )

it('takes the newest step back as undo does, so that nothing is left to undo and it can be redone', () => {
  const takeBack = rename('Strategy')
  takeBack()
  expect(profile.read().title).toBe('')
  expect(history.read()).toEqual({ canUndo: false, canRedo: true })
})

it('takes an older step back without touching what came after it', () => {
  const takeBack = rename('Strategy')
  profile.update({ place: 'Nilab' })
  takeBack()
  expect(profile.read()).toEqual({ title: '', place: 'Nilab' })
  history.undo()
  expect(profile.read()).toEqual({ title: 'Strategy', place: 'Nilab' })
})

it('takes nothing back when the change changed nothing', () => {
  profile.update({ place: 'Nilab' })
  history.revocable(
    () => undefined,
    () => profile.update({ place: 'elsewhere' }),
  )()
  expect(profile.read().place).toBe('Nilab')
})
