import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grayLevels, quadsOf } from '../../../src/page/ink/gray-levels.ts'

const levelsOf = (data: Uint8Array): number[] => [...grayLevels({ width: data.length, height: 1, data })]

describe('grayLevels', () => {
  it('counts each pixel once, also those after the last whole four', () => {
    const pixels = fc.array(fc.oneof(fc.constantFrom(0, 255), fc.integer({ min: 0, max: 255 })), { maxLength: 50 })
    fc.assert(
      fc.property(pixels, (grays) => {
        const counted = new Array<number>(256).fill(0)
        for (const gray of grays) counted[gray]! += 1
        expect(levelsOf(Uint8Array.from(grays))).toEqual(counted)
      }),
    )
  })

  it('takes pixels from where they lie in memory', () => {
    const all = Uint8Array.of(9, 9, 9, 7, 7, 7, 7, 7, 9)
    expect(levelsOf(all.subarray(3, 8))[7]).toBe(5)
  })
})

describe('quadsOf', () => {
  it('shows four pixels as one number, the first in its lowest bits', () => {
    expect([...quadsOf(Uint8Array.of(9, 1, 2, 3, 4, 5, 6).subarray(1))]).toEqual([0x04030201])
  })
})
