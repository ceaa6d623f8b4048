import { expect, it } from 'vitest'
import { MeridianError } from '#shared/base/errors'
import { isFull, storageFailure } from '#shared/platform/storageFailure'

const ofNode = (code: string) => Object.assign(new Error(`${code}: write`), { code })

it.each([
  ['a browser', new DOMException('no room', 'QuotaExceededError')],
  ['a disk', ofNode('ENOSPC')],
  ["a person's share of a disk", ofNode('EDQUOT')],
  ['a shell', new MeridianError('storage.full')],
])('tells that %s has no room', (_, cause) => {
  expect(isFull(cause)).toBe(true)
  expect(storageFailure(cause)).toMatchObject({ code: 'storage.full', cause })
})

it.each([
  ['aborts', new DOMException('aborted', 'AbortError')],
  ['forbids', ofNode('EACCES')],
  ['cannot be read', new MeridianError('storage.unavailable')],
  ['throws what is no error', 'QuotaExceededError'],
])('tells only that nothing was kept where a store %s', (_, cause) => {
  expect(isFull(cause)).toBe(false)
  expect(storageFailure(cause)).toMatchObject({ code: 'storage.write', cause })
})
