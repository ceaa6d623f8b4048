import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Questionable } from '#shared/exchange/checkUpdates'
import { outsideInProcess } from '../../../server/exchange/outsideInProcess'
import { cohort } from '../../support/cohort'
import { swotItem } from '../../support/builders'
import { codeOf } from '../../support/failure'
import * as hostile from '../../support/hostileUpdates'

const { ana } = cohort('ana')
ana.swot.add(swotItem())
const draft = Y.encodeStateAsUpdate(ana.documents.draft)
const good = { record: Y.encodeStateAsUpdate(ana.documents.record), draft }
const asked = (record: Uint8Array): Questionable => ({ incoming: { record, draft }, present: good })

it('counts what good documents hold', async () => {
  expect(await outsideInProcess().check(asked(good.record))).toMatchObject({ schema: 1, swotItems: 1, unreadable: 0 })
})

it('tells content that does not decode as what it is', async () => {
  expect(await codeOf(() => outsideInProcess().check(asked(hostile.issue687)))).toBe('file.content')
})

it('ends the check of a document of one megabyte that keeps the decoder busy for a minute', async () => {
  const startedAt = performance.now()
  const busy = hostile.walks(150_000)
  expect(busy.length).toBeLessThan(1.3e6)
  expect(await codeOf(() => outsideInProcess({ deadlineMs: 3000 }).check(asked(busy)))).toBe('file.timeout')
  expect(performance.now() - startedAt).toBeLessThan(28_000)
})

it('ends the check of a document that takes all memory, and goes on', async () => {
  const greedy = hostile.pieces(999_000)
  expect(await codeOf(() => outsideInProcess({ memoryMb: 64 }).check(asked(greedy)))).toBe('file.timeout')
  expect(await outsideInProcess().check(asked(good.record))).toMatchObject({ swotItems: 1 })
})
