import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { isBlank, maySayFaintly } from '../../../src/page/image/blank.ts'

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

describe('maySayFaintly', () => {
  /** Paper with grain, and so many pixels of a mark that is darker by so much. */
  const page = (darker: number, count: number): GrayImage => {
    const data = Uint8Array.from({ length: 100_000 }, (_, at) => 200 + (at % 4))
    for (let at = 0; at < count; at++) data[37 * at + 500] = 200 - darker
    return { width: 400, height: 250, data }
  }

  it('sees what is too pale for ink and takes as much of a page as type does', () => {
    expect(isBlank(page(45, 2000))).toBe(true)
    expect(maySayFaintly(page(45, 2000))).toBe(true)
  })

  it('sees nothing in grain, a speck or bare paper', () => {
    expect(maySayFaintly(page(10, 2000))).toBe(false)
    expect(maySayFaintly(page(45, 30))).toBe(false)
    expect(maySayFaintly(page(0, 0))).toBe(false)
  })
})
