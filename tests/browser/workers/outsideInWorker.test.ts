import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Questionable } from '#shared/exchange/checkUpdates'
import { outsideInWorker } from '../../../renderer/workers/outsideInWorker'
import { swotItem } from '../../support/builders'
import { cohort } from '../../support/cohort'
import { codeOf } from '../../support/failure'
import * as hostile from '../../support/hostileUpdates'

const { ana } = cohort('ana')
ana.swot.add(swotItem())
const draft = Y.encodeStateAsUpdate(ana.documents.draft)
const good = { record: Y.encodeStateAsUpdate(ana.documents.record), draft }
const asked = (record: Uint8Array): Questionable => ({ incoming: { record, draft }, present: good })

it('counts what good documents hold', async () => {
  expect(await outsideInWorker().check(asked(good.record))).toMatchObject({ schema: 1, swotItems: 1, unreadable: 0 })
})

it('tells content that does not decode as what it is', async () => {
  expect(await codeOf(() => outsideInWorker().check(asked(hostile.issue687)))).toBe('file.content')
})

it('ends the check of a document that keeps the decoder busy for a minute, while the page goes on', async () => {
  let ticks = 0
  const clock = setInterval(() => ticks++, 50)
  expect(await codeOf(() => outsideInWorker(2000).check(asked(hostile.walks(150_000))))).toBe('file.timeout')
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(5)
  expect(await outsideInWorker().check(asked(good.record))).toMatchObject({ swotItems: 1 })
})

it('survives a document with as many pieces as one may have', async () => {
  expect(await codeOf(() => outsideInWorker().check(asked(hostile.pieces(999_000))))).toMatch(
    /^file\.(content|timeout)$/,
  )
  expect(await outsideInWorker().check(asked(good.record))).toMatchObject({ swotItems: 1 })
})
