import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { findRuns, inkBelow, inkOf, isInk, reduceInk } from '../../../src/page/ink/ink-runs.ts'
import { inkDrawn } from '../ink-image.ts'

/** 1 where `isInk` says so. */
const cellsOf = (image: GrayImage, threshold: number): number[] => {
  const ink = findRuns(image, threshold)
  return Array.from(image.data, (_, at) => (isInk(ink, at % image.width, Math.floor(at / image.width)) ? 1 : 0))
}

describe('findRuns', () => {
  it('takes what is darker than the threshold', () => {
    const image = { width: 3, height: 2, data: Uint8Array.from([0, 99, 100, 99, 255, 99]) }
    const { rows, runs } = findRuns(image, 100)
    expect([...rows]).toEqual([0, 2, 6])
    expect([...runs]).toEqual([0, 2, 0, 1, 2, 3])
  })

  it('does so for every gray at every threshold, wherever in memory the pixels lie', () => {
    const grays = Uint8Array.from({ length: 259 }, (_, index) => index)
    for (let threshold = 0; threshold <= 256; threshold++) {
      const image = { width: 43, height: 6, data: grays.subarray(threshold & 1, (threshold & 1) + 258) }
      expect(cellsOf(image, threshold)).toEqual(Array.from(image.data, (value) => (value < threshold ? 1 : 0)))
    }
  })

  it('finds in each row what a look at each pixel finds', () => {
    const grays = fc.array(fc.constantFrom(255, 255, 250, 128, 127, 0), { minLength: 1, maxLength: 90 })
    fc.assert(
      fc.property(grays, fc.integer({ min: 1, max: 20 }), (random, width) => {
        const height = Math.floor(random.length / width)
        const image = { width, height, data: Uint8Array.from(random.slice(0, width * height)) }
        expect(cellsOf(image, 128)).toEqual(Array.from(image.data, (value) => (value < 128 ? 1 : 0)))
      }),
    )
  })
})

describe('inkOf', () => {
  it('finds no ink on a page of one light gray', () => {
    expect(inkOf({ width: 3, height: 1, data: Uint8Array.from([200, 200, 200]) }).runs).toHaveLength(0)
  })
})

describe('inkBelow', () => {
  const image = { width: 6, height: 1, data: Uint8Array.from([0, 250, 90, 250, 250, 250]) }

  it('is what was found before where no gray lies between the thresholds', () => {
    const ink = inkOf(image)
    expect([...ink.runs]).toEqual([0, 1, 2, 3])
    for (const threshold of [91, 200, 250]) expect(inkBelow(image, threshold)).toBe(ink)
  })

  it('is what the threshold says where one does, and where nothing was found before', () => {
    expect([inkBelow(image, 90), inkBelow(image, 251)].map(({ runs }) => [...runs])).toEqual([
      [0, 1],
      [0, 6],
    ])
    expect([...inkBelow({ ...image, data: image.data.slice() }, 90).runs]).toEqual([0, 1])
  })
})

describe('reduceInk', () => {
  it('makes ink of a cell by its share', () => {
    const cells = inkDrawn('####..', '##.#..', '#....#', '......')
    expect([...reduceInk(cells, 2, 0.75).data]).toEqual([1, 1, 0, 0, 0, 0])
    expect([...reduceInk(cells, 2, 0.25).data]).toEqual([1, 1, 0, 1, 0, 1])
    expect(reduceInk(cells, 4, 0.5)).toMatchObject({ width: 1, height: 1 })
  })
})
