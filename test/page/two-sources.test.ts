import { describe, expect, it } from 'vitest'
import { openPdf } from '../../src/engines/pdf/pdf.ts'
import type { GrayImage, RecognizedLine } from '../../src/engines/ports.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { recognizePage } from '../../src/page/recognize-page.ts'
import { grayImage, type TestPage, testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { fixedRecognizer } from './fixed-recognizer.ts'

const folder = scratchFolder()
let files = 0

const BOX = [40, 50, 200, 80] as const

/** The word that is read on every image. */
const lineOf = (confidence: number): RecognizedLine => ({
  box: [...BOX],
  words: [{ text: 'Preamble', box: [...BOX], confidence, symbols: [] }],
  xHeight: 20,
  baseline: [78, 78],
  block: 0,
})

async function read(page: TestPage, confidence = 0.92): Promise<{ text: PageText; shown: readonly GrayImage[] }> {
  files += 1
  const file = await openPdf(folder.write(`${files}.pdf`, testPdf([page])))
  const recognizer = fixedRecognizer(lineOf(confidence))
  const options = { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null }
  const job = { path: '/x.pdf', sha256: 'a'.repeat(64), page: 1, options }
  try {
    return { text: await recognizePage(file, job, async () => recognizer), shown: recognizer.shown }
  } finally {
    await file.close()
  }
}

const linesOf = ({ lines }: PageText) =>
  lines.map(({ words, textSource }) => [words.map(({ text }) => text).join(' '), textSource])

/** 300 × 200 pixels, with a bar of ink in the middle. */
const SCAN = grayImage(
  Array.from({ length: 200 }, (_, y) =>
    Array.from({ length: 300 }, (_, x) => (y > 90 && y < 120 && x > 39 && x < 200 ? 10 : 250)),
  ),
)
const scanAt = (place: string): string => `q ${place} cm /S Do Q`
const typed = (text: string, place: string): string => `BT /F1 10 Tf ${place} Td (${text}) Tj ET`
const SENTENCE = 'The parties have agreed upon the following articles'

describe('typed text over a scan', () => {
  const page = { size: [150, 100], images: { S: SCAN } } as const
  const stamped = `${scanAt('150 0 0 100 0 0')} ${typed('Document 12', '20 85')}`

  it('that is slanted leaves what stands around it to be read', async () => {
    const slanted = 'BT /F1 20 Tf 0.7071 0.7071 -0.7071 0.7071 20 20 Tm (COPY) Tj ET'
    const { shown } = await read({ ...page, content: `${scanAt('150 0 0 100 0 0')} ${slanted}` })
    const { width, data } = shown[0]!
    const ink = data.filter((gray, index) => gray < 60 && index % width < width / 2).length
    expect(ink).toBeGreaterThan(0.9 * 110 * 29)
  })

  it('is taken as it is typed, and not read again', async () => {
    const { text, shown } = await read({ ...page, content: stamped })
    expect(text).toMatchObject({ textSource: 'ocr' })
    expect(text.because).toContain('taken as they are typed')
    expect(linesOf(text)).toEqual([
      ['Document 12', 'text-layer'],
      ['Preamble', 'ocr'],
    ])
    expect(text.diagnostics.map(({ code }) => code)).toContain('page/two-sources')
    const [image] = shown
    const above = image!.data.subarray(0, Math.floor(0.3 * image!.height) * image!.width)
    expect(Math.min(...above)).toBeGreaterThan(200)
  })

  it('is read with the scan where a hidden layer lies over it too', async () => {
    const { text, shown } = await read({ ...page, content: `${stamped} BT 3 Tr /F1 6 Tf 5 20 Td (Prearnb1e) Tj ET` })
    expect(new Set(linesOf(text).map(String))).toEqual(new Set(['Preamble,']))
    // Once for the page, and at most once for each look at the stamp, of which this recognizer says the same.
    const looks = shown.filter(({ height }) => height < shown[0]!.height)
    expect(text.lines.length).toBeLessThanOrEqual(1 + looks.length)
  })
})

describe('an image on a typed page', () => {
  const page = { size: [612, 792], images: { S: SCAN } } as const
  const content = `${typed(SENTENCE, '50 700')} ${scanAt('300 0 0 200 100 300')}`

  it('is recognized where it has text of its own', async () => {
    const { text } = await read({ ...page, content })
    expect(text).toMatchObject({ textSource: 'text-layer', width: 2550, height: 3300 })
    expect(linesOf(text)).toEqual([
      [SENTENCE, 'text-layer'],
      ['Preamble', 'ocr'],
    ])
    const [layer, image] = text.lines
    expect(image!.block).toBeGreaterThan(layer!.block)
    const [left, top, right, bottom] = image!.box
    expect(left).toBeGreaterThan((100 * 300) / 72 - 1)
    expect(top).toBeGreaterThan((292 * 300) / 72)
    expect(right).toBeLessThan((400 * 300) / 72)
    expect(bottom).toBeLessThan((492 * 300) / 72)
  })

  it('is a picture when a few letters are read in it with doubt', async () => {
    const { text } = await read({ ...page, content }, 0.6)
    expect(linesOf(text)).toEqual([[SENTENCE, undefined]])
    expect(text.pictures).toHaveLength(1)
  })

  it('is not read when the words over it are all that it shows', async () => {
    const words = Array.from({ length: 12 }, (_, at) => typed('thesamewordsinonelongrow', `115 ${382 + at}`)).join(' ')
    const bar = `${typed(SENTENCE, '50 700')} ${scanAt('120 0 0 80 110 350')} ${words}`
    const { text, shown } = await read({ ...page, content: bar })
    expect(shown).toHaveLength(0)
    expect(text.lines.every(({ textSource }) => textSource === undefined)).toBe(true)
  })

  it('is read in place of hidden text on it', async () => {
    const hidden = 'BT 3 Tr /F1 10 Tf 120 400 Td (Prearnb1e) Tj ET'
    const { text } = await read({ ...page, content: `${content} ${hidden}` })
    expect(linesOf(text)).toEqual([
      [SENTENCE, 'text-layer'],
      ['Preamble', 'ocr'],
    ])
    expect(text.diagnostics.map(({ code }) => code)).toContain('page/text-layer-ignored')
  })
})
