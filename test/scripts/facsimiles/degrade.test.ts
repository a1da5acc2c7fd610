// Tests of the scanner and the PDF writer: the same bytes each time, and a file whose cross-reference table is true.

import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Degradation, degrade } from '../../../scripts/facsimiles/degrade.ts'
import { imagePdf } from '../../../scripts/facsimiles/image-pdf.ts'

const SCAN: Degradation = {
  seed: 1,
  dpi: 100,
  skew: 0,
  blur: 0.5,
  noise: 4,
  ink: 40,
  paper: 240,
  shade: 0,
  specks: 5,
  border: 10,
  codec: { kind: 'jpeg', quality: 60 },
}

function page() {
  const canvas = createCanvas(203, 120)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, 203, 120)
  context.fillStyle = 'black'
  context.fillRect(60, 40, 100, 20)
  return canvas
}

describe('degrade', () => {
  it('gives the same bytes for the same seed and others for another', async () => {
    const first = await degrade(page(), SCAN)
    expect((await degrade(page(), SCAN)).data.equals(first.data)).toBe(true)
    expect((await degrade(page(), { ...SCAN, seed: 2 })).data.equals(first.data)).toBe(false)
  })

  it('keeps size, ink and paper levels, and lays a black border', async () => {
    const { data } = await degrade(page(), SCAN)
    const { data: gray, info } = await sharp(data).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([203, 120, 1])
    const level = (x: number, y: number): number => gray[y * 203 + x]!
    expect(level(100, 50)).toBeLessThan(80)
    expect(level(180, 100)).toBeGreaterThan(200)
    expect(level(3, 60)).toBeLessThan(40)
  })

  it('turns the page clockwise for a positive skew', async () => {
    const { data } = await degrade(page(), { ...SCAN, skew: 8, specks: 0, border: 0 })
    const gray = await sharp(data).toColourspace('b-w').raw().toBuffer()
    const topOfInk = (x: number): number =>
      Array.from({ length: 120 }, (_, y) => gray[y * 203 + x]!).findIndex((v) => v < 140)
    expect(topOfInk(150)).toBeGreaterThan(topOfInk(70) + 5)
  })
})

describe('imagePdf', () => {
  it('points its cross-reference table at each object, and carries no date or id', async () => {
    const scan = await degrade(page(), { ...SCAN, codec: { kind: 'bilevel', threshold: 128 } })
    const pdf = imagePdf([scan, scan], { title: 'Facsimile: é', subject: 'not a scan' }).toString('latin1')
    const table = pdf.slice(Number(/startxref\n(\d+)/.exec(pdf)![1]))
    const offsets = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
    expect(offsets).toHaveLength(9)
    for (const [index, offset] of offsets.entries()) expect(pdf.startsWith(`${index + 1} 0 obj`, offset)).toBe(true)
    expect(pdf).not.toMatch(/CreationDate|ModDate|\/ID/)
    expect(pdf).toContain('/BitsPerComponent 1')
  })
})
