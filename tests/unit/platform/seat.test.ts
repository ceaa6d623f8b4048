import { expect, it } from 'vitest'
import { addressOf, isOfSeat, ofSeat, seatIn } from '#shared/platform/seat'

const page = 'http://127.0.0.1:4870/'

it.each([
  [page, null],
  [`${page}#/w/1/swot?as=abcd1234`, null],
  [`${page}?as=abcd1234#/`, 'abcd1234'],
  ['app://meridian/index.html?as=abcd1234', 'abcd1234'],
  [`${page}?x=1&as=abcd1234&y=2#/`, 'abcd1234'],
  [`${page}?as=../../etc#/`, null],
  [`${page}?as=abcd12345`, null],
])('reads whose window %s is', (address, seat) => expect(seatIn(address)).toBe(seat))

it('leads from the window of one person to that of another', () => {
  expect(addressOf(`${page}#/settings`, 'abcd1234')).toBe(`${page}?as=abcd1234#/`)
  expect(addressOf(`${page}?as=abcd1234#/settings`, null, '#/join/x')).toBe(`${page}#/join/x`)
})

it('keeps what people store apart, and leaves the names of the first as they were', () => {
  const theirs = `${page}?as=abcd1234`
  expect(ofSeat('meridian', page)).toBe('meridian')
  expect(ofSeat('meridian', theirs)).toBe('meridian@abcd1234')
  expect(isOfSeat('workspace:a/g/draft', page)).toBe(true)
  expect(isOfSeat('workspace:a/g/draft', theirs)).toBe(false)
  expect(isOfSeat('workspace:a/g/draft@abcd1234', page)).toBe(false)
  expect(isOfSeat('workspace:a/g/draft@abcd1234', theirs)).toBe(true)
})
