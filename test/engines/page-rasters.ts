// Pages of small PDFs as rasters, for tests: gray squares that show which way a page is turned, cut or mirrored.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPdf } from '../../src/engines/pdf/pdf.ts'
import type { PageRaster, SourcePage } from '../../src/engines/ports.ts'
import { grayImage, type TestImage, type TestPage, testPdf } from './pdf/test-pdf.ts'

const LIMITS = { dpi: 72, maxPixels: 1e6 }

/** Runs `use` on the first page of a PDF of `page`. */
export async function onPage<T>(page: TestPage, use: (page: SourcePage) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'recto-test-'))
  try {
    const path = join(folder, 'page.pdf')
    writeFileSync(path, testPdf([page]))
    const file = await openPdf(path)
    return await use(await file.openPage(1)).finally(() => file.close())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const rasterOf = (page: TestPage, limits = LIMITS): Promise<PageRaster> =>
  onPage(page, (source) => source.rasterize(limits))

/** Two by three samples, all different, each drawn as a square of 4 × 4 pixels. */
const SAMPLES = [
  [0, 60],
  [100, 140],
  [180, 230],
] as const
export const SQUARES = SAMPLES.flatMap((row) =>
  Array.from({ length: 4 }, () => row.flatMap((gray) => [gray, gray, gray, gray])),
)
export const PICTURE = grayImage(SQUARES)

/** The gray in the middle of each 4 × 4 square, row by row. */
export function squaresOf({ image: { width, height, data } }: PageRaster): number[][] {
  return Array.from({ length: Math.round(height / 4) }, (_, row) =>
    Array.from({ length: Math.round(width / 4) }, (_, column) => data[(4 * row + 2) * width + 4 * column + 2]!),
  )
}

/** The image over all of a page of 40 × 60 points: 8 × 12 pixels, 14.4 dpi. */
export const wholePage = (image: TestImage, more: Partial<TestPage> = {}): TestPage => ({
  size: [40, 60],
  content: '40 0 0 60 0 0 cm /Scan Do',
  images: { Scan: image },
  ...more,
})
