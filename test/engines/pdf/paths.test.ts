import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/engines/pdf/pdf.ts'
import type { DrawnPath } from '../../../src/engines/ports.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { grayImage, type TestPage, testPdf } from './test-pdf.ts'

const folder = scratchFolder()
let files = 0

async function drawnOn(content: string, page: Partial<TestPage> = {}): Promise<readonly DrawnPath[]> {
  files += 1
  const file = await openPdf(folder.write(`${files}.pdf`, testPdf([{ size: [400, 200], content, ...page }])))
  try {
    const drawn = await (await file.openPage(1)).drawnPaths()
    return drawn.map((path) => ({
      ...path,
      box: path.box.map((value) => Math.round(value)) as unknown as DrawnPath['box'],
    }))
  } finally {
    await file.close()
  }
}

const box = (...edges: [number, number, number, number]) => ({ kind: 'box', box: edges, parts: 0 })

describe('what the paths of a PDF page paint', () => {
  it('is told in points of the upright page, strokes with their width', async () => {
    expect(await drawnOn('4 w 50 100 m 250 100 l S')).toEqual([box(50, 98, 250, 102)])
    expect(await drawnOn('50 100 200 4 re f')).toEqual([box(50, 96, 250, 100)])
    expect(await drawnOn('2 0 0 2 0 0 cm 2 w 25 50 m 125 50 l S')).toEqual([box(50, 98, 250, 102)])
    expect(await drawnOn('4 w 50 100 m 250 100 l S', { entries: '/Rotate 90' })).toEqual([box(98, 50, 102, 250)])
  })

  it('is four strokes for a frame, and a shape for what is slanted or curved', async () => {
    expect(await drawnOn('2 w 50 50 100 60 re S')).toEqual([
      box(50, 149, 150, 151),
      box(149, 90, 151, 150),
      box(50, 89, 150, 91),
      box(49, 90, 51, 150),
    ])
    expect(await drawnOn('50 50 m 100 150 l 150 50 l h f')).toEqual([
      { kind: 'shape', box: [50, 50, 150, 150], parts: 2 },
    ])
    expect(await drawnOn('50 50 m 50 90 90 90 90 50 c f')).toMatchObject([{ kind: 'shape' }])
  })

  it.each([
    ['in white', '1 g 50 100 200 4 re f'],
    ['dashed', '[3 3] 0 d 50 100 m 250 100 l S'],
    ['outside its clip', '0 0 20 20 re W n 50 100 200 4 re f'],
    ['without colour', '50 100 200 4 re n'],
    ['transparent', '/Clear gs 50 100 200 4 re f'],
    ['under a scan', '50 100 200 4 re f q 400 0 0 200 0 0 cm /S Do Q'],
  ])('is nothing %s', async (_, content) => {
    const images = { S: grayImage([[200]]) }
    expect(await drawnOn(content, { images, resources: '/ExtGState << /Clear << /ca 0 >> >>' })).toEqual([])
  })

  it('is cut by its clip', async () => {
    expect(await drawnOn('0 0 100 200 re W n 50 100 200 4 re f')).toEqual([box(50, 96, 100, 100)])
  })
})
