import { describe, expect, it } from 'vitest'
import type {
  GrayImage,
  LayoutLine,
  LineRecognizer,
  RecognizedLine,
  RecognizedWord,
} from '../../../src/engines/ports.ts'
import { readAtOtherSizes } from '../../../src/page/recheck/other-sizes.ts'

const image: GrayImage = { width: 200, height: 60, data: new Uint8Array(200 * 60).fill(255) }
const line: LayoutLine = { box: [10, 10, 190, 40], baseline: [36, 36], xHeight: 20, ascent: 26, descent: 6, block: 3 }

/** Reads a line as its height of ascent says; null for others. */
function readerOf(readings: Readonly<Record<number, readonly [string, number]>>): LineRecognizer & { asked: number[] } {
  const asked: number[] = []
  return {
    name: 'double',
    version: '1',
    asked,
    recognizeLines: (_, lines) =>
      lines.map(({ box, baseline, xHeight, ascent, block }) => {
        asked.push(Math.round(ascent))
        const reading = readings[Math.round(ascent)]
        if (reading === undefined) return null
        const word = { text: reading[0], box, confidence: reading[1], symbols: [] }
        const rest = { text: 'holds a certificate', box, confidence: reading[1] < 0.2 ? 0.2 : 0.97, symbols: [] }
        return { box, words: [word, rest], xHeight, baseline, block }
      }),
  }
}

function readAgain(reader: LineRecognizer, layout: readonly LayoutLine[]): readonly RecognizedLine[] {
  const lines = reader.recognizeLines(image, layout).filter((read) => read !== null)
  return readAtOtherSizes(lines, layout, image, reader)
}

const textOf = (reader: LineRecognizer): string[] => readAgain(reader, [line]).map(({ words }) => words[0]!.text)

describe('readAtOtherSizes', () => {
  it('reads a doubtful line smaller and larger, and takes what both say', () => {
    expect(textOf(readerOf({ 26: ['(a@)', 0.3], 32: ['(a)', 0.9], 24: ['(a)', 0.6] }))).toEqual(['(a)'])
  })

  it('keeps the first reading where the others differ or one says nothing, however sure they are', () => {
    expect(textOf(readerOf({ 26: ['Annex', 0.4], 32: ['Annox', 0.99], 24: ['Anncx', 0.9] }))).toEqual(['Annex'])
    expect(textOf(readerOf({ 26: ['Annex', 0.4], 32: ['Annox', 0.99] }))).toEqual(['Annex'])
  })

  it('reads again what stands beside a doubtful word, and leaves the rest of its line as it is', () => {
    const asked: (readonly number[])[] = []
    const wordsAt = (texts: readonly (readonly [string, number])[]): RecognizedWord[] =>
      texts.map(([text, confidence], at) => ({ text, box: [40 * at, 10, 40 * at + 30, 40], confidence, symbols: [] }))
    const reader: LineRecognizer = {
      name: 'double',
      version: '1',
      recognizeLines: (_, lines) =>
        lines.map(({ box, baseline, xHeight, block }) => {
          asked.push([...box, ...baseline])
          const whole = box[2] - box[0] > 150
          const first: [string, number][] = ['The', 'Parties', 'sha11', 'meet', 'in', 'May'].map((text) => [
            text,
            text === 'sha11' ? 0.4 : 0.97,
          ])
          const words = wordsAt(whole ? first : first.slice(1, 4).map(([text]) => [text.replaceAll('1', 'l'), 0.95]))
          return { box, words, xHeight, baseline, block }
        }),
    }
    const long: LayoutLine = { ...line, box: [0, 10, 240, 40], baseline: [36, 42] }
    const [read] = readAgain(reader, [long])
    expect(read!.words.map(({ text }) => text)).toEqual(['The', 'Parties', 'shall', 'meet', 'in', 'May'])
    // From the middle of the space before "Parties" to that after "meet", along the line's own baseline.
    expect(asked).toEqual([
      [0, 10, 240, 40, 36, 42],
      [35, 10, 155, 40, 36.875, 39.875],
      [35, 10, 155, 40, 36.875, 39.875],
    ])
  })

  it('reads a sure line once', () => {
    const reader = readerOf({ 26: ['Annex', 0.9], 32: ['Annox', 0.99] })
    expect(textOf(reader)).toEqual(['Annex'])
    expect(reader.asked).toEqual([26])
  })

  it('reads a line once that is doubtful as a whole', () => {
    const reader = readerOf({ 26: ['iIl', 0.1], 32: ['ill', 0.9], 24: ['ill', 0.9] })
    expect(textOf(reader)).toEqual(['iIl'])
    expect(reader.asked).toEqual([26])
  })
})
