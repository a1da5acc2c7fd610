// Line recall on the corpus's pages with word boxes; skipped where the corpus is not there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORPUS } from '../../../scripts/evaluate/corpus.ts'
import { openSourceFile } from '../../../src/engines/source-file.ts'
import { findLayout } from '../../../src/page/layout/find-layout.ts'
import { knownLines, type LineRecall, lineRecall } from './line-recall.ts'

const FOLDER = join(CORPUS, 'scribeocr')
const missing = !existsSync(FOLDER)
if (missing) console.log(`SKIPPED: no corpus at ${FOLDER}`)

async function recallOf(image: string): Promise<LineRecall> {
  const file = await openSourceFile(join(FOLDER, image))
  try {
    const page = await file.openPage(1)
    const raster = await page.rasterize({ dpi: 300, maxPixels: 36_000_000 })
    const hocr = readFileSync(join(FOLDER, image.replace(/\.\w+$/, '.truth.hocr')), 'utf8')
    const [, width] = /ocr_page['"] title=['"]bbox 0 0 (\d+)/.exec(hocr)!
    expect(raster.image.width).toBe(Number(width))
    return lineRecall(knownLines(hocr), findLayout(raster.image, raster.dpi).lines)
  } finally {
    await file.close()
  }
}

/**
 * Shares of words found and of lines found whole: what was reached, less a hundredth or two. The truth keeps both columns of
 * a court’s caption, and of a form, in one line, which the layout parts. slide_01 is left out: it is white on black.
 */
const FLOORS = [
  ['chart_01.png', 0.73, 0.72],
  ['deposition_02.png', 0.98, 0.94],
  ['filing_01.png', 0.98, 0.82],
  ['form_01.png', 0.98, 0.74],
  ['multicol_01.png', 0.98, 0.9],
  ['multicol_03.png', 0.97, 0.74],
  ['multicol_05.jpg', 0.99, 0.94],
  ['receipt_03.png', 0.99, 0.99],
  ['singlecol_01.png', 0.99, 0.99],
  ['table_01.png', 0.98, 0.96],
  ['table_11.png', 0.98, 0.97],
] as const

describe.skipIf(missing)('lines of pages with known words', () => {
  it.each(FLOORS)('%s: words %d, whole lines %d', async (image, leastWords, leastLines) => {
    const { words, foundWords, lines, wholeLines } = await recallOf(image)
    expect(words).toBeGreaterThan(50)
    expect(foundWords / words).toBeGreaterThanOrEqual(leastWords)
    expect(wholeLines / lines).toBeGreaterThanOrEqual(leastLines)
  })
})
