import { describe, expect, it } from 'vitest'
import { gifExtent } from '../../../renderer/workspace/gifExtent'
import { gif } from '../../support/pictureFiles'

describe('the area of a GIF', () => {
  it('is what its head says while all frames stay in it', () => {
    expect(gifExtent(gif([30, 20], [{ size: [30, 20] }, { size: [10, 10] }]))).toEqual({ width: 30, height: 20 })
  })

  it.each([
    ['first', [{ size: [600, 40] as const }, { size: [10, 10] as const }]],
    ['second', [{ size: [10, 10] as const }, { size: [600, 40] as const }]],
  ])('grows with a %s frame that reaches beyond it', (_, frames) => {
    expect(gifExtent(gif([30, 20], frames))).toEqual({ width: 600, height: 40 })
  })

  it('is read without an end from one that is cut anywhere', () => {
    const whole = gif([30, 20], [{ size: [30, 20] }, { size: [65_535, 65_535], data: 300 }])
    for (let length = 13; length < whole.length; length++) {
      const { width, height } = gifExtent(whole.subarray(0, length))
      expect([30, 65_535]).toContain(width)
      expect([20, 65_535]).toContain(height)
    }
    expect(gifExtent(whole)).toEqual({ width: 65_535, height: 65_535 })
  })
})
