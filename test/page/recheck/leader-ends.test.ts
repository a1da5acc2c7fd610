import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawText } from '../../../scripts/facsimiles/fonts.ts'
import type { Recognizer } from '../../../src/engines/ports.ts'
import { readImage } from '../../../src/page/read-image.ts'
import { readLeaderEnds } from '../../../src/page/recheck/leader-ends.ts'
import { startRecognizer } from '../../../src/page/start-recognizer.ts'
import { drawn } from '../text-image.ts'
import { CAPITAL, readerOf, STOP, setLine, X_HEIGHT } from './set-line.ts'

/** Pixels. */
const [LEFT, RIGHT, SIZE, PITCH] = [120, 1100, 36, 60]

const ENTRIES: readonly (readonly [string, string])[] = [
  ['Of the conduct of the meeting', '1'],
  ['Of tides, and of the depth of the channel', '2'],
  ['Dues', '7'],
  ['Of ships that lie in the harbour over the winter', '11'],
  ['Tonnage of the fleet', '94'],
  ['Of the election of the Chair', '101'],
  ['Index', '118'],
]

/** A page of contents: titles, dots to the right margin, numbers; the dots stand `pitch` apart. */
const contents = (pitch: number) =>
  drawn(1240, 700, (context) => {
    for (const [index, [title, number]] of ENTRIES.entries()) {
      const y = 120 + index * PITCH
      drawText(context, title, LEFT, y, 'regular', SIZE)
      const end = RIGHT - context.measureText(number).width
      const begin = LEFT + context.measureText(title).width
      drawText(context, number, end, y, 'regular', SIZE)
      for (let x = end - pitch; x > begin + pitch / 2; x -= pitch) drawText(context, '.', x, y, 'regular', SIZE)
    }
  })

describe('a page of contents', () => {
  let recognizer: Recognizer
  beforeAll(async () => {
    recognizer = await startRecognizer({ engine: 'recto', language: 'eng' })
  })
  afterAll(() => recognizer.close())

  it.each([9, 14, 26])(
    'has each title, its dots and its number in one line, with dots %i pixels apart',
    async (pitch) => {
      const image = contents(pitch)
      const { lines } = await readImage(
        { image, dpi: 200, origin: 'image', reduced: false, endsEarly: false },
        recognizer,
        'eng',
      )
      const read = [...lines]
        .sort((a, b) => a.box[1] - b.box[1])
        .map(({ words }) => words.map(({ text }) => text.replace(/^\.{6,}$/u, '…')).join(' '))
      expect(read).toEqual(ENTRIES.map(([title, number]) => `${title} … ${number}`))
    },
  )
})

describe('readLeaderEnds', () => {
  /** A row of dots and one digit behind it that a recognizer takes for `text`; what is added to the lines. */
  const added = async (text: string, confidence = 0.9, wasRead: 'before' | 'not yet' = 'not yet') => {
    const { image, blobs, line } = setLine([
      { text: '........', glyphs: Array(8).fill(STOP) },
      { text, glyphs: [CAPITAL] },
    ])
    const [dots, digit] = line.words
    const leader = { box: dots!.box, dots: dots!.symbols.map(({ box }) => box) }
    const lines = wasRead === 'before' ? [{ ...line, words: [digit!], box: digit!.box }] : []
    const look = { image, blobs, xHeight: X_HEIGHT, recognizer: readerOf(text, confidence), pictures: [] }
    const read = await readLeaderEnds(lines, [leader], look)
    return read.slice(lines.length).map(({ words }) => words.map((word) => word.text).join(' '))
  }

  it('adds what stands behind the dots and was not read, if it is read with confidence', async () => {
    expect(await added('7')).toEqual(['7'])
    expect(await added('7', 0.4)).toEqual([])
    expect(await added('7', 0.9, 'before')).toEqual([])
  })

  it('takes for a 1 what no page is numbered by, and leaves a Roman I', async () => {
    expect([await added('l'), await added('|'), await added('I')]).toEqual([['1'], ['1'], ['I']])
  })
})
