// Whole pages of the corpus, from file to text; skipped where the corpus is not there.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { CORPUS } from '../../scripts/evaluate/corpus.ts'
import type { Recognizer } from '../../src/engines/ports.ts'
import { openSourceFile } from '../../src/engines/source-file.ts'
import { createTesseract } from '../../src/engines/tesseract.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { recognizePage } from '../../src/page/recognize-page.ts'

const missing = !existsSync(CORPUS)
if (missing) console.log(`SKIPPED: no corpus at ${CORPUS}`)

let warm: Promise<Recognizer> | undefined
afterAll(async () => (await warm)?.close())

/** Reads the first page of a file of the corpus. */
async function read(path: string): Promise<PageText> {
  const file = await openSourceFile(join(CORPUS, path))
  const job = {
    path,
    sha256: '0'.repeat(64),
    page: 1,
    options: { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null },
  }
  try {
    return await recognizePage(file, job, () => {
      warm ??= createTesseract('eng')
      return warm
    })
  } finally {
    await file.close()
  }
}

const textOf = ({ lines }: PageText): string =>
  lines.map((line) => line.words.map(({ text }) => text).join(' ')).join('\n')
const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** Share of the reference's words that the text has, each as often as the text has it. */
function found(text: string, reference: string): number {
  const left = wordsIn(text)
  const expected = wordsIn(reference)
  const hits = expected.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return hits.length / expected.length
}

describe.skipIf(missing)('scans lying on their side or upside down', () => {
  it.each([
    ['phototest.tif', 0],
    ['phototest-rotated-L.png', 90],
    ['phototest-rotated-R.png', 270],
    ['phototest-rotated-180.png', 180],
  ] as const)('%s is turned by %i degrees and read', async (name, rotation) => {
    const reference = await readFile(join(CORPUS, 'tesseract-test/phototest.gold.txt'), 'utf8')
    const page = await read(`tesseract-test/${name}`)
    expect(page.rotation).toBe(rotation)
    expect(found(textOf(page), reference)).toBeGreaterThan(0.9)
    for (const { box } of page.lines) {
      expect(box[2]).toBeLessThanOrEqual(page.width)
      expect(box[2] - box[0]).toBeGreaterThan(box[3] - box[1])
    }
  })
})

describe.skipIf(missing)('scans in each coding', () => {
  it.each([
    ['CCITT', 'ocrmypdf+OCRmyPDF/kcs.pdf', [1914, 930], /[a-z]{3}/i],
    ['JBIG2', 'apache+tika/testPDF_JBIG2.pdf', [2550, 3300], /[a-z]{3}/i],
    ['JBIG2 as a turned mask', 'pdfminer+pdfminer.six/pdf-with-jbig2.pdf', [2550, 3300], /Doesn/],
    ['JPX', 'ocrmypdf+OCRmyPDF/lichtenstein.pdf', [512, 512], null],
    ['CMYK through letters as clipping path', 'ocrmypdf+OCRmyPDF/cmyk.pdf', [900, 900], /Pure Black/],
  ] as const)('%s: %s', async (_, path, [width, height], says) => {
    const page = await read(`nasty/${path}`)
    expect([page.width, page.height].sort()).toEqual([width, height].sort())
    if (says !== null) expect(textOf(page)).toMatch(says)
  })
})

describe.skipIf(missing)('a page of 35 000 × 35 000 pixels', () => {
  it('is made smaller without taking up the memory of its pixels', async () => {
    const file = await openSourceFile(join(CORPUS, 'nasty/ocrmypdf+OCRmyPDF/hugemono.pdf'))
    const raster = await (await file.openPage(1)).rasterize({ dpi: 300, maxPixels: 36_000_000 })
    await file.close()
    expect([raster.image.width, raster.image.height, raster.reduced]).toEqual([6000, 6000, true])
    expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(1500)
  })
})
