import { describe, expect, it } from 'vitest'
import { edgeNoiseOf } from '../../../src/engines/lstm/edge-noise.ts'

describe('edgeNoiseOf', () => {
  it('draws the numbers of minstd_rand, the first of them in vain', () => {
    // Of the seed 1: 48271, 182605794, 1291394886, 1914720637, 2078669041, 407355683.
    const states = [182605794, 1291394886, 1914720637, 2078669041, 407355683]
    const expected = states.map((state) => Math.round((254 * state) / (2 ** 31 - 1) - 127))
    expect([...edgeNoiseOf(0)(5).subarray(0, 5)]).toEqual(expected)
  })

  it('gives the same from the first on, however many are asked for at once', () => {
    const [once, often] = [edgeNoiseOf(814_136), edgeNoiseOf(814_136)]
    for (const count of [1, 5, 4, 100]) often(count)
    expect(often(1000).subarray(0, 1000)).toEqual(once(1000).subarray(0, 1000))
    expect(edgeNoiseOf(814_137)(9).subarray(0, 9)).not.toEqual(once(9).subarray(0, 9))
  })

  it('takes seeds of more than 32 bits as 32 bits hold them', () => {
    const values = edgeNoiseOf(2_000_000_000)(50)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-127)
    expect(new Set(values).size).toBeGreaterThan(20)
  })
})
