import { describe, expect, it } from 'vitest'
import { otsuThreshold } from '../../src/page/ink.ts'

const gray = (...values: readonly number[]) => ({ width: values.length, height: 1, data: Uint8Array.from(values) })

describe('otsuThreshold', () => {
  it('parts ink from paper wherever both lie', () => {
    for (const [dark, light] of [
      [0, 255],
      [90, 120],
      [200, 240],
    ] as const) {
      const threshold = otsuThreshold(gray(dark, dark + 3, light - 3, light, light, light))
      expect(threshold).toBeGreaterThan(dark + 3)
      expect(threshold).toBeLessThanOrEqual(light - 3)
    }
  })

  it('finds no ink on a page of one light gray', () => {
    expect(otsuThreshold(gray(200, 200, 200))).toBeLessThanOrEqual(200)
  })
})
