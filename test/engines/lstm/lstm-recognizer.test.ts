import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawText } from '../../../scripts/facsimiles/fonts.ts'
import { seededRandom } from '../../../scripts/facsimiles/random.ts'
import { createLstmRecognizer } from '../../../src/engines/lstm/lstm-recognizer.ts'
import type { GrayImage, LayoutLine, LineRecognizer, RecognizedLine } from '../../../src/engines/ports.ts'
import { modelPath } from '../../../src/engines/tesseract-model.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { drawn } from '../../page/text-image.ts'

let recognizer: LineRecognizer
beforeAll(async () => {
  recognizer = await createLstmRecognizer(modelPath('eng'))
})

const SIZE = 40
/** How high Tinos' tall letters rise and its tails hang, and its small letters, as shares of the size of type. */
const [ASCENT, DESCENT, X_HEIGHT] = [0.68, 0.22, 0.46]

interface DrawnLine {
  readonly line: LayoutLine
  /** Of each word's ink, as drawn. */
  readonly words: readonly Box[]
}

/** Draws the words one by one, so that the box of each is known. */
function drawLines(
  texts: readonly string[],
  size = SIZE,
): { readonly image: GrayImage; readonly lines: readonly DrawnLine[] } {
  const lines: DrawnLine[] = []
  const image = drawn(30 * size, Math.ceil((texts.length + 1) * 2 * size), (context) => {
    for (const [index, text] of texts.entries()) {
      const baseline = Math.round((index + 1) * 2 * size)
      const words: Box[] = []
      let x = 60
      for (const word of text.split(' ')) {
        drawText(context, word, x, baseline, 'regular', size)
        const {
          actualBoundingBoxLeft,
          actualBoundingBoxRight,
          actualBoundingBoxAscent,
          actualBoundingBoxDescent,
          width,
        } = context.measureText(word)
        const [left, right] = [x - actualBoundingBoxLeft, x + actualBoundingBoxRight]
        words.push([left, baseline - actualBoundingBoxAscent, right, baseline + actualBoundingBoxDescent])
        x += width + 0.25 * size
      }
      const line = {
        box: [words[0]![0], baseline - ASCENT * size, words.at(-1)![2], baseline + DESCENT * size] as Box,
        baseline: [baseline, baseline] as const,
        xHeight: X_HEIGHT * size,
        ascent: ASCENT * size,
        descent: DESCENT * size,
        block: index,
      }
      lines.push({ line, words })
    }
  })
  return { image, lines }
}

const textOf = (line: RecognizedLine | null): string => line?.words.map(({ text }) => text).join(' ') ?? ''

describe('lines of type', () => {
  const texts = [
    'Article 3. The High Contracting Parties',
    'agree: (a) to meet on 14 June 1921; and',
    'Annex to the Act',
    'Done at Geneva, in a single copy.',
    '§ 12 — “Entry into force” (see p. 79)',
  ]

  it.each([18, 28, 40, 60])('are read, in their order, at %i pixels of type', (size) => {
    const { image, lines } = drawLines(texts.slice(0, 4), size)
    const found = recognizer.recognizeLines(
      image,
      lines.map(({ line }) => line),
    )
    expect(found.map(textOf)).toEqual(texts.slice(0, 4))
  })

  it('have their marks, blocks, sizes and confidences', () => {
    const { image, lines } = drawLines(texts)
    const found = recognizer.recognizeLines(
      image,
      lines.map(({ line }) => line),
    )
    expect(textOf(found[4]!)).toBe(texts[4])
    for (const [index, line] of found.entries()) {
      const { xHeight, baseline, block } = lines[index]!.line
      expect([line!.xHeight, line!.baseline, line!.block]).toEqual([xHeight, baseline, block])
      for (const { confidence, symbols, text } of line!.words) {
        expect(confidence > 0.5 && confidence <= 1).toBe(true)
        expect(symbols.map((symbol) => symbol.text).join('')).toBe(text)
        for (const symbol of symbols) expect(symbol.confidence >= confidence && symbol.confidence <= 1).toBe(true)
      }
    }
  })

  it('have words with the boxes of their ink within two pixels, and letters within their words', () => {
    const { image, lines } = drawLines(texts)
    const found = recognizer.recognizeLines(
      image,
      lines.map(({ line }) => line),
    )
    for (const [index, { words }] of lines.entries()) {
      const recognized = found[index]!.words
      expect(recognized.length).toBe(words.length)
      for (const [at, { box, symbols }] of recognized.entries()) {
        for (const side of [0, 1, 2, 3]) expect(Math.abs(box[side]! - words[at]![side]!)).toBeLessThanOrEqual(2)
        for (const [order, symbol] of symbols.entries()) {
          expect(symbol.box[0] >= box[0] && symbol.box[2] <= box[2]).toBe(true)
          expect(symbol.box[0]).toBeGreaterThanOrEqual(symbols[order - 1]?.box[2] ?? 0)
        }
      }
    }
  })

  it('are read the same alone and together', () => {
    const { image, lines } = drawLines(texts)
    const together = recognizer.recognizeLines(
      image,
      lines.map(({ line }) => line),
    )
    for (const [index, { line }] of lines.entries())
      expect(recognizer.recognizeLines(image, [line])[0]).toEqual(together[index])
  })

  it('are no lines where type is too low to say anything', () => {
    const { image, lines } = drawLines(['so low that nothing can be read'])
    const [{ line }] = lines as [DrawnLine]
    expect(recognizer.recognizeLines(image, [{ ...line, ascent: 2, descent: 1 }])).toEqual([null])
  })

  it('have less confidence where they are under noise', () => {
    const { image, lines } = drawLines(texts.slice(0, 1))
    const { uniform } = seededRandom(3)
    const noisy = { ...image, data: image.data.map((gray) => (uniform() < 0.25 ? 255 - gray : gray)) }
    const meanOf = (page: GrayImage): number => {
      const words = recognizer.recognizeLines(page, [lines[0]!.line])[0]?.words ?? []
      return words.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, words.length)
    }
    expect(meanOf(noisy)).toBeLessThan(meanOf(image) - 0.1)
  })
})

describe('images that are no line', () => {
  const filled = (width: number, height: number, gray: (at: number) => number): GrayImage => ({
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, at) => gray(at)),
  })
  const whole = ({ width, height }: GrayImage): LayoutLine => ({
    box: [0, 0, width, height],
    baseline: [height, height],
    xHeight: height / 2,
    ascent: height,
    descent: 0,
    block: 0,
  })
  const { uniform } = seededRandom(8)
  const noise = (): number => Math.floor(256 * uniform())

  it.each<[string, GrayImage]>([
    ['one pixel', filled(1, 1, () => 0)],
    ['a column', filled(1, 5000, noise)],
    ['a row', filled(5000, 1, noise)],
    ['all white', filled(400, 50, () => 255)],
    ['all black', filled(400, 50, () => 0)],
    ['noise', filled(400, 50, noise)],
  ])('%s: they end well', (_, image) => {
    const [found] = recognizer.recognizeLines(image, [whole(image)])
    for (const { box, confidence, text } of found?.words ?? []) {
      expect(text).not.toBe('')
      expect(box.every(Number.isFinite) && confidence >= 0 && confidence <= 1).toBe(true)
    }
  })

  it('all white: there is nothing to read', () => {
    const image = filled(400, 50, () => 255)
    expect(recognizer.recognizeLines(image, [whole(image)])).toEqual([null])
    expect(recognizer.recognizeLines(image, [])).toEqual([])
  })

  it('lines beyond the page, upside down or of no size end well', () => {
    const { image, lines } = drawLines(['Annex'])
    const near = fc.integer({ min: -300, max: 1300 })
    const share = fc.double({ min: 0, max: 120, noNaN: true })
    fc.assert(
      fc.property(near, near, near, near, share, share, (left, top, right, bottom, ascent, descent) => {
        const line = {
          ...lines[0]!.line,
          box: [left, top, right, bottom] as Box,
          baseline: [bottom, top] as const,
          ascent,
          descent,
        }
        const [found] = recognizer.recognizeLines(image, [line])
        for (const { box } of found?.words ?? []) expect(box.every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('a line of 20,000 pixels is read from its first word to its last', () => {
    const sentence = 'The Parties shall meet once in every year.'
    const { image, lines } = drawLines([sentence])
    const { line, words } = lines[0]!
    const [left, top] = [50, line.baseline[0] - 38]
    const tile = Math.round(words.at(-1)![2] + 10 - left)
    const count = Math.floor(20_000 / tile)
    const long = filled(tile * count, 50, (at) => {
      const [x, y] = [at % (tile * count), Math.floor(at / (tile * count))]
      return image.data[(top + y) * image.width + left + (x % tile)]!
    })
    const [found] = recognizer.recognizeLines(long, [{ ...line, box: [0, 0, long.width, 50], baseline: [38, 38] }])
    const read = textOf(found!)
    expect(read.split(sentence).length - 1).toBe(count)
    // A mark or two may be read into the paper before and behind.
    expect(read.length - count * (sentence.length + 1)).toBeLessThan(4)
  })
})

describe('a model that is damaged but loads', () => {
  it('reads, though nonsense', async () => {
    const { gunzipSync } = await import('node:zlib')
    const { readFile } = await import('node:fs/promises')
    const bytes = gunzipSync(await readFile(modelPath('eng')))
    const { image, lines } = drawLines(['Article 3'])
    const folder = await mkdtemp(join(tmpdir(), 'recto-damaged-'))
    const { uniform } = seededRandom(5)
    try {
      for (let round = 0; round < 4; round++) {
        const damaged = Buffer.from(bytes)
        // Among the weights and their scales: the network begins at the container's seventeenth component.
        const network = Number(bytes.readBigInt64LE(4 + 8 * 17))
        for (let flip = 0; flip < 2000; flip++) {
          const at = network + 3000 + Math.floor(uniform() * 1_000_000)
          damaged[at] = damaged[at]! ^ (1 << Math.floor(8 * uniform()))
        }
        const path = join(folder, `${round}.traineddata`)
        await writeFile(path, damaged)
        const loaded = await createLstmRecognizer(path).catch((error: Error) => error)
        if (loaded instanceof Error) expect(loaded.message).toMatch(/^the model cannot be used/)
        else
          for (const word of loaded.recognizeLines(image, [lines[0]!.line])[0]?.words ?? [])
            expect(word.confidence).toBeLessThanOrEqual(1)
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
