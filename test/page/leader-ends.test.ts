import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawText } from '../../scripts/facsimiles/fonts.ts'
import { createLstmRecognizer } from '../../src/engines/lstm/lstm-recognizer.ts'
import type { Recognizer } from '../../src/engines/ports.ts'
import { modelPath } from '../../src/engines/tesseract-model.ts'
import { composeRecognizer } from '../../src/page/compose-recognizer.ts'
import { findLayout } from '../../src/page/layout/find-layout.ts'
import { readImage } from '../../src/page/read-image.ts'
import { drawn } from './text-image.ts'

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
    recognizer = composeRecognizer(findLayout, await createLstmRecognizer(modelPath('eng')))
  })
  afterAll(() => recognizer.close())

  it.each([9, 14, 26])(
    'has each title, its dots and its number in one line, with dots %i pixels apart',
    async (pitch) => {
      const image = contents(pitch)
      const { lines } = await readImage({ image, dpi: 200, origin: 'image', reduced: false }, recognizer)
      const read = [...lines]
        .sort((a, b) => a.box[1] - b.box[1])
        .map(({ words }) => words.map(({ text }) => text.replace(/^\.{6,}$/u, '…')).join(' '))
      expect(read).toEqual(ENTRIES.map(([title, number]) => `${title} … ${number}`))
    },
  )
})
