import { describe, expect, it } from 'vitest'
import { openPdf } from '../../src/engines/pdf/pdf.ts'
import type { RecognizedLine } from '../../src/engines/ports.ts'
import { PageText } from '../../src/model/page-text.ts'
import { recognizePage } from '../../src/page/recognize-page.ts'
import { bitImage, grayImage, type TestPage, testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { fixedRecognizer } from './fixed-recognizer.ts'

const folder = scratchFolder()
let files = 0

const word = { text: 'Preamble', box: [20, 30, 180, 60], confidence: 0.92, symbols: [] } as const
const LINE: RecognizedLine = {
  box: [20, 30, 180, 60],
  words: [{ ...word, box: [...word.box] }],
  xHeight: 20,
  baseline: [58, 58],
  block: 0,
}

async function textOf(
  page: TestPage,
  line: RecognizedLine = LINE,
): Promise<{ text: PageText; recognizer: ReturnType<typeof fixedRecognizer> }> {
  files += 1
  const file = await openPdf(folder.write(`${files}.pdf`, testPdf([page])))
  const recognizer = fixedRecognizer(line)
  const job = {
    path: '/x.pdf',
    sha256: 'a'.repeat(64),
    page: 1,
    options: { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null },
  }
  try {
    return { text: PageText.parse(await recognizePage(file, job, async () => recognizer)), recognizer }
  } finally {
    await file.close()
  }
}

/** 300 × 200 pixels at 300 dpi, with a bar of ink that ends above `bottom`. */
const barOf = (bottom: number) =>
  grayImage(
    Array.from({ length: 200 }, (_, y) =>
      Array.from({ length: 300 }, (_, x) => (y > 29 && y < bottom && x > 19 && x < 180 ? 10 : 250)),
    ),
  )
const SCAN = barOf(60)
const scanPage: TestPage = { size: [72, 48], content: 'q 72 0 0 48 0 0 cm /S Do Q', images: { S: SCAN } }
const SENTENCE = 'The parties have agreed upon the following articles'
const typed = `BT /F1 10 Tf 50 700 Td (${SENTENCE}) Tj ET`

describe('recognizePage', () => {
  it('reads a scan from its image', async () => {
    const { text, recognizer } = await textOf(scanPage)
    expect(text).toMatchObject({ textSource: 'ocr', width: 300, height: 200, dpi: 300, rotation: 0, confidence: 0.92 })
    expect(text.because).toBe('images cover 100 % of the page; there is no text layer')
    expect(text.lines.map((line) => line.words.map(({ text }) => text))).toEqual([['Preamble']])
    expect(recognizer.shown.length).toBeGreaterThan(0)
  })

  it('keeps what the recognizer doubts', async () => {
    const others = [{ text: 'F', confidence: 0.3 }]
    const symbols = [...'Preamble'].map((text, at) => ({
      text,
      box: word.box as unknown as RecognizedLine['box'],
      confidence: at === 0 ? 0.6 : 0.99,
      ...(at === 0 ? { others } : {}),
    }))
    const doubtful = { ...LINE, words: [{ ...LINE.words[0]!, symbols }] }
    const { text } = await textOf(scanPage, doubtful)
    expect(text.lines[0]!.words[0]!.doubts).toEqual([{ at: 0, others }])
  })

  it('reads born-digital text from its text layer, without a recognizer', async () => {
    const { text, recognizer } = await textOf({ size: [612, 792], content: typed })
    expect(text).toMatchObject({ textSource: 'text-layer', width: 2550, height: 3300, dpi: 300, confidence: 1 })
    expect(text.because).toContain('made from text')
    expect(text.lines[0]?.words.map(({ text }) => text).join(' ')).toBe(SENTENCE)
    expect(text.lines[0]?.baseline).toBeCloseTo((92 * 300) / 72, 0)
    expect(recognizer.shown).toEqual([])
  })

  it('tells the rules of a born-digital page, in its pixels', async () => {
    const { text } = await textOf({ size: [612, 792], content: `${typed} 72 144 144 0.72 re f` })
    expect(text.rules).toHaveLength(1)
    for (const [index, edge] of [300, 2697, 900, 2700].entries())
      expect(Math.abs(text.rules[0]![index]! - edge)).toBeLessThanOrEqual(1)
  })

  it('tells the drawings of a born-digital page as pictures', async () => {
    const { text } = await textOf({
      size: [612, 792],
      content: `${typed} 144 144 m 200 144 288 200 288 288 c 288 340 200 400 144 400 c 90 400 60 300 60 250 c 60 200 90 144 144 144 c f`,
    })
    expect(text.pictures).toHaveLength(1)
    expect(text.rules).toEqual([])
  })

  it('takes no page apart that is blank, in the file or to the eye', async () => {
    const nothing = await textOf({ size: [612, 792], content: '' })
    expect(nothing.text).toMatchObject({
      textSource: 'blank',
      because: 'nothing is on the page',
      lines: [],
      confidence: 0,
    })
    const white = grayImage([
      [250, 250],
      [249, 250],
    ])
    const unseen = await textOf({ ...scanPage, images: { S: white } })
    expect(unseen.text).toMatchObject({ textSource: 'blank', because: 'the page shows no ink', lines: [] })
    expect([...nothing.recognizer.shown, ...unseen.recognizer.shown]).toEqual([])
  })

  it('reads a page that is all but blank on trial, and believes what reads surely and is of many letters', async () => {
    const row = [...Array(40).fill(210), ...Array(4).fill(165), ...Array(56).fill(210)]
    const pale = { ...scanPage, images: { S: grayImage(Array.from({ length: 40 }, () => row)) } }
    const few = await textOf(pale)
    expect(few.text).toMatchObject({ textSource: 'blank', because: expect.stringContaining('faint marks'), lines: [] })
    const many = Array.from({ length: 8 }, () => LINE.words[0]!)
    const read = await textOf(pale, { ...LINE, words: many })
    expect(read.text).toMatchObject({ textSource: 'ocr', because: expect.stringContaining('on trial') })
    const unsure = await textOf(pale, { ...LINE, words: many.map((word) => ({ ...word, confidence: 0.7 })) })
    expect(unsure.text).toMatchObject({ textSource: 'blank', lines: [] })
  })

  it('does not trust a hidden layer over a scan, and says so', async () => {
    const hidden = 'BT 3 Tr /F1 6 Tf 5 20 Td (Prearnb1e) Tj ET'
    const { text } = await textOf({ ...scanPage, content: `${scanPage.content} ${hidden}` })
    expect(text).toMatchObject({ textSource: 'ocr' })
    expect(text.because).toContain('hidden text layer is not trusted')
    expect(text.lines[0]?.words[0]?.text).toBe('Preamble')
    expect(text.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'page/text-layer-ignored', page: 1, message: expect.stringContaining('9') }),
    )
  })

  it.each([[0], [90], [180], [270]] as const)(
    'takes the text layer of a page that has to be turned by %i degrees, as it stands then',
    async (rotation) => {
      const upright: TestPage = { size: [612, 792], content: `${typed} 50 600 300 2 re f` }
      const laid = { ...upright, entries: `/Rotate ${(360 - rotation) % 360}` }
      const [{ text: expected }, { text, recognizer }] = [await textOf(upright), await textOf(laid)]
      expect(text).toMatchObject({ textSource: 'text-layer', rotation })
      expect([text.width, text.height]).toEqual([2550, 3300])
      expect(text.lines).toEqual(expected.lines)
      expect(text.rules).toEqual(expected.rules)
      expect(text.rules).toHaveLength(1)
      expect(recognizer.shown).toEqual([])
      expect(text.diagnostics.map(({ code }) => code)).toEqual(rotation === 0 ? [] : ['page/rotated'])
    },
  )

  it('tells of a low resolution', async () => {
    const { text } = await textOf({ ...scanPage, size: [288, 192], content: 'q 288 0 0 192 0 0 cm /S Do Q' })
    expect(text.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'page/low-resolution', message: 'the scan has 75 dpi' }),
    )
  })

  it('tells of an image that ends early, though nothing of the rest is ink', async () => {
    const white = bitImage(Array(60).fill('.'.repeat(80)), '/ColorSpace /DeviceGray')
    const cut = { ...white, entries: white.entries.replace('/Height 60', '/Height 120') }
    const { text } = await textOf({ ...scanPage, images: { S: cut } })
    expect(text.textSource).toBe('blank')
    expect(text.diagnostics).toContainEqual(expect.objectContaining({ code: 'page/image-ends-early', page: 1 }))
  })

  it('shows the recognizer black on white where the page is white on black', async () => {
    // As thin as type: a high white bar on black is a slip of paper.
    const thin = barOf(40)
    const inverse = { ...scanPage, images: { S: { ...thin, entries: `${thin.entries} /Decode [1 0]` } } }
    const { recognizer } = await textOf(inverse)
    const { width, data } = recognizer.shown[0]!
    expect(data[5 * width + 5]).toBeGreaterThan(200)
  })
})
