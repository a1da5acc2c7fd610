import { describe, expect, it } from 'vitest'
import { inkThreshold, otsuThreshold } from '../../../src/page/ink/ink.ts'

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

describe('inkThreshold', () => {
  /** Paper of a grain that is even about `paper`, with `words` pixels of ink. */
  const page = (paper: number, spread: number, words: number) => {
    const data = new Uint8Array(40_000)
    let state = 1
    for (let at = 0; at < data.length; at++) {
      let sum = 0
      for (let draw = 0; draw < 12; draw++) {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0
        sum += state / 2 ** 32
      }
      data[at] = Math.max(0, Math.min(255, Math.round(paper + spread * (sum - 6))))
    }
    for (let at = 0; at < words; at++) data[97 * at] = 60
    return { width: 200, height: 200, data }
  }

  it('keeps below the grain of paper that has few words', () => {
    const image = page(235, 9, 30)
    expect(otsuThreshold(image)).toBeGreaterThan(225)
    const threshold = inkThreshold(image)
    expect([threshold > 100, threshold < 210]).toEqual([true, true])
  })

  it('is the best level where ink and paper lie apart, however faint the ink', () => {
    for (const image of [
      page(235, 2, 300),
      gray(...Array(5).fill(0), ...Array(95).fill(255)),
      gray(200, 203, 238, 240, 240, 241),
    ])
      expect(inkThreshold(image)).toBe(otsuThreshold(image))
  })

  it('is the best level of a photograph, whose grays are all over', () => {
    const image = page(120, 50, 0)
    expect(inkThreshold(image)).toBe(otsuThreshold(image))
  })
})
