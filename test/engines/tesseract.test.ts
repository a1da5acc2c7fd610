import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GrayImage, RecognizedLine, Recognizer } from '../../src/engines/ports.ts'
import { createTesseract } from '../../src/engines/tesseract.ts'
import { modelPath, TESSERACT_VERSION } from '../../src/engines/tesseract-model.ts'
import { textPage } from '../page/text-image.ts'

const page = (...lines: string[]): GrayImage => textPage(lines, { width: 700, height: 240, fontSize: 40 })
const blank = (width: number, height: number, gray = 255): GrayImage => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(gray),
})
const textOf = (lines: readonly RecognizedLine[]): string[] =>
  lines.map((line) => line.words.map((word) => word.text).join(' '))

describe('a recognizer for a language without a model', () => {
  it.each([
    ['tlh', 'tlh'],
    ['eng+tlh', 'tlh'],
    ['../eng', '../eng'],
    ['', ''],
  ])('“%s” is refused with the package to install', async (language, code) => {
    const refusal = {
      kind: 'environment',
      message: `there is no model for the language “${code}”`,
      hint: `install it: npm install @tesseract.js-data/${code}`,
    }
    await expect(createTesseract(language)).rejects.toMatchObject(refusal)
  })
})

describe('the model of an installed language', () => {
  it('is the packed file of its npm package', () => {
    expect(modelPath('eng')).toMatch(/data.eng.4\.0\.0_best_int.eng\.traineddata\.gz$/)
    expect(TESSERACT_VERSION).toMatch(/^\d+\.\d+\.\d+/)
  })
})

describe('tesseract', () => {
  let tesseract: Recognizer
  beforeAll(async () => {
    tesseract = await createTesseract('eng')
  }, 30_000)
  afterAll(() => tesseract.close())

  const first = page('The High Contracting Parties', 'agree as follows')

  it('reads lines of words with their boxes, and letters with theirs', async () => {
    const { lines } = await tesseract.recognize(first, 'page')
    expect(textOf(lines)).toEqual(['The High Contracting Parties', 'agree as follows'])
    for (const line of lines) {
      for (const { text, box, confidence, symbols } of line.words) {
        expect(confidence).toBeGreaterThan(0.8)
        expect(confidence).toBeLessThanOrEqual(1)
        expect(symbols.map((symbol) => symbol.text).join('')).toBe(text)
        expect(box[0]).toBeGreaterThanOrEqual(75)
        expect(box[2]).toBeGreaterThan(box[0])
        expect(box[3] - box[1]).toBeLessThan(60)
      }
    }
    // The first line's baseline is drawn at 90; type of 40 pixels has small letters of 18.
    expect(Math.abs(lines[0]!.baseline[0] - 90)).toBeLessThan(4)
    expect(Math.abs(lines[0]!.xHeight - 18)).toBeLessThan(4)
  }, 20_000)

  it('reads a page the same after another one', async () => {
    const before = await tesseract.recognize(first, 'page')
    await tesseract.recognize(page('Something else: 1914—1918', 'Geneva'), 'page')
    await tesseract.recognize(page('Annex'), 'line')
    expect(await tesseract.recognize(first, 'page')).toEqual(before)
  }, 20_000)

  it('reads a single line as one', async () => {
    const line = textPage(['Done at Geneva'], { width: 500, height: 120, fontSize: 40 })
    expect(textOf((await tesseract.recognize(line, 'line')).lines)).toEqual(['Done at Geneva'])
  }, 20_000)

  it.each([
    ['an empty page', blank(400, 300)],
    ['a black page', blank(400, 300, 0)],
    ['one pixel', blank(1, 1)],
    ['one black pixel', blank(1, 1, 0)],
    ['a row of pixels', blank(500, 1)],
    ['a column of pixels', blank(2, 400)],
  ])(
    'finds no line on %s',
    async (_, image) => {
      for (const assume of ['page', 'block', 'line'] as const) {
        expect(textOf((await tesseract.recognize(image, assume)).lines)).toEqual([])
      }
    },
    20_000,
  )

  it('still reads after that', async () => {
    expect(textOf((await tesseract.recognize(first, 'page')).lines)[1]).toBe('agree as follows')
  }, 20_000)
})
