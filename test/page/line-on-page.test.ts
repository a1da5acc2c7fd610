import { describe, expect, it } from 'vitest'
import type { Box } from '../../src/model/geometry.ts'
import { lineOnPage } from '../../src/page/line-on-page.ts'

describe('lineOnPage', () => {
  const upright = { width: 1000, height: 800 }

  it('carries words, x-height and baseline over', () => {
    const word = { text: 'Treaty', box: [200, 100, 300, 140] as Box, confidence: 0.9, symbols: [] }
    const line = {
      box: [200, 100, 500, 140] as Box,
      words: [word],
      xHeight: 20,
      baseline: [130, 134] as const,
      block: 3,
    }
    expect(lineOnPage(line, { upright, straight: upright, scale: 2, skew: 0 })).toEqual({
      box: [100, 50, 250, 70],
      words: [{ text: 'Treaty', box: [100, 50, 150, 70], confidence: 0.9 }],
      xHeight: 10,
      baseline: 66,
      block: 3,
    })
  })
})
