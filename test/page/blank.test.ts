import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../src/engines/ports.ts'
import { isBlank } from '../../src/page/blank.ts'

describe('isBlank', () => {
  const page = (paper: number, ...marks: readonly number[]): GrayImage => {
    const data = new Uint8Array(100_000).fill(paper)
    data.set(marks, 5000)
    return { width: 400, height: 250, data }
  }

  it('takes paper for blank, whatever its gray', () => {
    for (const paper of [255, 200, 120, 0]) expect(isBlank(page(paper))).toBe(true)
    expect(isBlank(page(230, 200, 190, 210))).toBe(true)
  })

  it('sees ink on paper, and white on black', () => {
    expect(isBlank(page(230, ...new Array(20).fill(60)))).toBe(false)
    expect(isBlank(page(10, ...new Array(20).fill(200)))).toBe(false)
  })
})
