import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadKernel } from '../../../src/engines/lstm/kernel.ts'
import type { GrayImage } from '../../../src/engines/ports.ts'

const kernel = await loadKernel()

/** Images of which half is paper or ink. */
const images = (columns: fc.Arbitrary<number>): fc.Arbitrary<GrayImage> =>
  fc
    .tuple(columns, fc.integer({ min: 1, max: 40 }))
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: width * height, maxLength: width * height })
        .map((data) => ({ width, height, data: data.map((gray) => (gray & 2 ? gray : 255 * (gray & 1))) })),
    )

/** The image at an address of the kernel's memory, what lies around it being anything. */
function put({ data }: GrayImage, at: number): void {
  kernel.reserve(at + 2 * data.length + 64)
  new Uint8Array(kernel.memory.buffer, at, 2 * data.length + 64).fill(99)
  new Uint8Array(kernel.memory.buffer, at, data.length).set(data)
}

describe('the ink of columns', () => {
  it('is counted, begins and ends as pixel by pixel', () => {
    const width = fc.integer({ min: 1, max: 4 }).map((groups) => 16 * groups)
    fc.assert(
      fc.property(images(width), fc.integer({ min: 0, max: 255 }), (image, threshold) => {
        const at = kernel.free + 6 * image.width
        put(image, at)
        const places = [0, 2, 4].map((bytes) => kernel.free + bytes * image.width) as [number, number, number]
        kernel.inkOfColumns(at, image.width, image.height, threshold, ...places)
        const found = places.map((place) => [...new Uint16Array(kernel.memory.buffer, place, image.width)])
        expect(found).toEqual(plainInk(image, threshold))
      }),
    )
  })

  it('is counted in columns of more than 255 rows', () => {
    const image = { width: 16, height: 700, data: new Uint8Array(16 * 700) }
    put(image, kernel.free + 96)
    kernel.inkOfColumns(kernel.free + 96, 16, 700, 1, kernel.free, kernel.free + 32, kernel.free + 64)
    const found = [...new Uint16Array(kernel.memory.buffer, kernel.free, 48)]
    expect(found).toEqual(plainInk(image, 1).flat())
  })
})

function plainInk({ width, height, data }: GrayImage, threshold: number): number[][] {
  const rows = Array.from({ length: width }, (_, x) =>
    Array.from({ length: height }, (_, y) => y).filter((y) => data[y * width + x]! < threshold),
  )
  return [
    rows.map(({ length }) => length),
    rows.map(([first]) => first ?? 65_535),
    rows.map((some) => (some.at(-1) ?? -1) + 1),
  ]
}

describe('a sharpened image', () => {
  it.each([
    [1, 0.2],
    [2, 0.4],
  ])('over %i pixels has the grays that plain numbers give, its border as it was', (reach, share) => {
    const own = Math.round((1 + share) * 2 ** 20)
    const others = Math.round((share * 2 ** 20) / (2 * reach + 1) ** 2)
    fc.assert(
      fc.property(images(fc.integer({ min: 1, max: 60 })), (image) => {
        const sums = kernel.free
        const at = sums + 2 * (image.width + 16)
        const out = at + image.data.length + 16
        put(image, at)
        kernel.sharpen(at, image.width, image.height, reach, own, others, sums, out)
        const found = new Uint8Array(kernel.memory.buffer, out, image.data.length)
        expect([...found]).toEqual(plainlySharpened(image, reach, own, others))
      }),
    )
  })
})

function plainlySharpened({ width, height, data }: GrayImage, reach: number, own: number, others: number): number[] {
  return Array.from(data, (gray, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    if (x < reach || x >= width - reach || y < reach || y >= height - reach) return gray
    let sum = 0
    for (let down = -reach; down <= reach; down++)
      for (let across = -reach; across <= reach; across++) sum += data[at + down * width + across]!
    return Math.min(255, Math.max(0, Math.floor((own * gray - others * sum) / 2 ** 20 + 0.5)))
  })
}
