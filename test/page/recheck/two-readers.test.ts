import { describe, expect, it } from 'vitest'
import type { GrayImage, LayoutLine, LineRecognizer, RecognizedWord } from '../../../src/engines/ports.ts'
import { placesOf, twoReaders } from '../../../src/page/recheck/two-readers.ts'

const image: GrayImage = { width: 400, height: 60, data: new Uint8Array(400 * 60).fill(255) }
const line: LayoutLine = { box: [0, 10, 360, 40], baseline: [36, 36], xHeight: 20, ascent: 26, descent: 6, block: 3 }

type Said = readonly (readonly [text: string, confidence: number])[]

/** Words of 50 pixels, 60 apart, the first at `left`. */
const wordsAt = (said: Said, left = 0): RecognizedWord[] =>
  said.map(([text, confidence], at) => ({
    text,
    box: [left + 60 * at, 10, left + 60 * at + 50, 40],
    confidence,
    symbols: [],
  }))

/** Reads each line it is given as the words of `said` that lie in it; nothing where there are none. */
function readerOf(name: string, said: Said): LineRecognizer & { readonly asked: LayoutLine[] } {
  const asked: LayoutLine[] = []
  return {
    name,
    version: '7',
    asked,
    recognizeLines: (_, lines) =>
      lines.map((line) => {
        asked.push(line)
        const { box, baseline, xHeight, block } = line
        const words = wordsAt(said).filter((word) => word.box[0] >= box[0] - 5 && word.box[2] <= box[2] + 5)
        return words.length === 0 ? null : { box, words, xHeight, baseline, block }
      }),
  }
}

const sure: Said = ['The', 'Parties', 'shall', 'meet', 'in', 'May'].map((text) => [text, 0.99])
const saidWith = (at: number, text: string, confidence: number): Said =>
  sure.map((word, index) => (index === at ? [text, confidence] : word))

const textOf = (quick: LineRecognizer, careful: LineRecognizer): string | undefined =>
  twoReaders(quick, careful)
    .recognizeLines(image, [line])[0]
    ?.words.map(({ text }) => text)
    .join(' ')

describe('twoReaders', () => {
  it('reads a doubtful word again with those beside it, and takes the surer reading of each', () => {
    const careful = readerOf('careful', saidWith(2, 'shall', 0.9))
    expect(textOf(readerOf('quick', saidWith(2, 'sha11', 0.4)), careful)).toBe('The Parties shall meet in May')
    expect(careful.asked.map(({ box }) => box)).toEqual([[55, 10, 235, 40]])
  })

  it('does not read again what is hopeless as a whole', () => {
    const careful = readerOf('careful', sure)
    const noise: Said = ['lli', 'rnm', '|il', 'vvw', 'iJl', 'ffi'].map((text) => [text, 0.1])
    expect(textOf(readerOf('quick', noise), careful)).toBe('lli rnm |il vvw iJl ffi')
    expect(careful.asked).toEqual([])
  })

  it('keeps the quick reading of a word where the careful one is less sure', () => {
    const careful = readerOf('careful', saidWith(2, 'shale', 0.3))
    expect(textOf(readerOf('quick', saidWith(2, 'shall', 0.6)), careful)).toBe('The Parties shall meet in May')
  })

  it('leaves neighbours alone that the quick reader is surer of', () => {
    const careful = readerOf('careful', [
      ...saidWith(2, 'shall', 0.95).slice(0, 3),
      ['mcet', 0.5],
      ['in', 0.9],
      ['May', 0.9],
    ])
    expect(textOf(readerOf('quick', saidWith(2, 'sha11', 0.4)), careful)).toBe('The Parties shall meet in May')
  })

  it('asks the careful reader nothing where the quick one is sure', () => {
    const careful = readerOf('careful', sure)
    expect(textOf(readerOf('quick', sure), careful)).toBe('The Parties shall meet in May')
    expect(careful.asked).toEqual([])
  })

  it('reads a line again as a whole where most of it is doubtful', () => {
    const careful = readerOf('careful', sure)
    expect(
      textOf(
        readerOf(
          'quick',
          sure.map(([text]) => [`${text}~`, 0.2]),
        ),
        careful,
      ),
    ).toBe('The Parties shall meet in May')
    expect(careful.asked.map(({ box }) => box)).toEqual([line.box])
  })

  it('leaves short lines, such as page numbers, to the careful reader', () => {
    const careful = readerOf('careful', [['—44—', 0.6]])
    expect(textOf(readerOf('quick', [['—4—', 0.94]]), careful)).toBe('—44—')
    expect(careful.asked.map(({ box }) => box)).toEqual([line.box])
  })

  it('reads numbers and markers again unless they are very sure, and prefers the careful reading of them', () => {
    const careful = readerOf('careful', saidWith(2, '2A.2', 0.75))
    expect(textOf(readerOf('quick', saidWith(2, '24.2', 0.9)), careful)).toBe('The Parties 2A.2 meet in May')
    expect(textOf(readerOf('quick', saidWith(2, '24.2', 0.96)), careful)).toBe('The Parties 24.2 meet in May')
    expect(textOf(readerOf('quick', saidWith(2, '24.2', 0.98)), readerOf('careful', []))).toBe(
      'The Parties 24.2 meet in May',
    )
  })

  it('doubts the surer of two readings that differ, the more the surer the other is', () => {
    const confidenceOf = (other: number): number =>
      twoReaders(
        readerOf('quick', saidWith(2, 'shale', 0.7)),
        readerOf('careful', saidWith(2, 'shall', other)),
      ).recognizeLines(image, [line])[0]!.words[2]!.confidence
    expect(confidenceOf(0.72)).toBeCloseTo(0.435, 3)
    expect(confidenceOf(0.01)).toBeCloseTo(0.698, 3)
    expect(confidenceOf(0.99)).toBeCloseTo(0.967, 3)
    expect(confidenceOf(1)).toBe(1)
  })

  it('takes the number that lost no point between its digits, without doubt', () => {
    const read = (quick: string, careful: string): RecognizedWord =>
      twoReaders(
        readerOf('quick', saidWith(2, quick, 0.73)),
        readerOf('careful', saidWith(2, careful, 0.95)),
      ).recognizeLines(image, [line])[0]!.words[2]!
    expect(read('24.5', '245')).toMatchObject({ text: '24.5', confidence: expect.closeTo(0.954, 3) })
    expect(read('2.5', '25')).toMatchObject({ text: '2.5', confidence: 0.73 })
    expect(read('1,129554', '1,129,554')).toMatchObject({ text: '1,129,554' })
    expect(read('24.5', '24,5')).toMatchObject({ text: '24,5', confidence: expect.closeTo(0.837, 3) })
  })

  it('is the surer of a plain number that both read, never quite sure, and no surer of other words', () => {
    const confidenceOf = (text: string, quick: number, careful: number): number =>
      twoReaders(
        readerOf('quick', saidWith(2, text, quick)),
        readerOf('careful', saidWith(2, text, careful)),
      ).recognizeLines(image, [line])[0]!.words[2]!.confidence
    expect(confidenceOf('4,120', 0.8, 0.6)).toBeCloseTo(0.922, 3)
    expect(confidenceOf('4,120', 0.4, 0.3)).toBeCloseTo(0.758, 3)
    expect(confidenceOf('4,120', 0.9, 0.98)).toBe(0.98)
    for (const other of ['A4', '41', '20-305', '(1:140']) expect(confidenceOf(other, 0.8, 0.6)).toBe(0.6)
    expect(confidenceOf('shall', 0.7, 0.6)).toBe(0.7)
  })

  it('leaves nothing of two readings that are both beyond doubt and differ', () => {
    const quick = readerOf('quick', [...saidWith(2, 'sha11', 0.4).slice(0, 3), ['meet', 1], ['in', 1], ['May', 1]])
    const careful = readerOf('careful', [...saidWith(2, 'shall', 0.9).slice(0, 3), ['mcet', 1], ['in', 1], ['May', 1]])
    expect(twoReaders(quick, careful).recognizeLines(image, [line])[0]!.words[3]!.confidence).toBe(0)
  })

  it('takes what the careful reader finds where the quick one finds nothing, and the other way round', () => {
    expect(textOf(readerOf('quick', []), readerOf('careful', sure))).toBe('The Parties shall meet in May')
    expect(
      textOf(
        readerOf('quick', [
          ['Parties', 0.3],
          ['Annexes', 0.3],
        ]),
        readerOf('careful', []),
      ),
    ).toBe('Parties Annexes')
    expect(textOf(readerOf('quick', [['May', 0.3]]), readerOf('careful', []))).toBe('May')
    expect(textOf(readerOf('quick', []), readerOf('careful', []))).toBeUndefined()
  })

  it('says what the careful reader is', () => {
    expect(twoReaders(readerOf('quick', []), readerOf('careful', []))).toMatchObject({ name: 'careful', version: '7' })
  })
})

describe('placesOf', () => {
  const textsOf = (quick: RecognizedWord[], careful: RecognizedWord[]): string[][] =>
    placesOf(quick, careful).map((place) => place.map((words) => words.map(({ text }) => text).join('+')))

  it('puts words side by side that stand at one place, also where one reader parts what the other does not', () => {
    const joined: RecognizedWord[] = [{ text: 'inMay', box: [0, 10, 110, 40], confidence: 1, symbols: [] }]
    expect(
      textsOf(
        joined,
        wordsAt([
          ['in', 1],
          ['May', 1],
        ]),
      ),
    ).toEqual([['inMay', 'in+May']])
    expect(
      textsOf(
        wordsAt([
          ['in', 1],
          ['May', 1],
        ]),
        wordsAt(
          [
            ['in', 1],
            ['Nay', 1],
          ],
          2,
        ),
      ),
    ).toEqual([
      ['in', 'in'],
      ['May', 'Nay'],
    ])
  })

  it('gives a place of its own to what one reader alone finds', () => {
    expect(textsOf(wordsAt([['in', 1]]), wordsAt([['May', 1]], 60))).toEqual([
      ['in', ''],
      ['', 'May'],
    ])
  })

  it('ends with boxes that have no width', () => {
    const flat = (x: number): RecognizedWord => ({ text: '|', box: [x, 10, x, 40], confidence: 1, symbols: [] })
    expect(textsOf([flat(4), flat(4)], [flat(4)])).toEqual([
      ['|', ''],
      ['|', ''],
      ['', '|'],
    ])
  })
})
