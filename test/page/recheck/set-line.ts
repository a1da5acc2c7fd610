// A line of type for tests: letters as solid boxes of chosen sizes, with the words a recognizer might make of them.
import type { GrayImage, RecognizedLine, RecognizedWord, Recognizer } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { unionOf } from '../../../src/model/geometry.ts'
import { findBlobs } from '../../../src/page/ink/blobs.ts'
import type { InkBlob } from '../../../src/page/ink/ink.ts'
import { findRuns, type InkRuns } from '../../../src/page/ink/ink-runs.ts'

export const X_HEIGHT = 20
export const BASELINE = 60

/** Width, height and foot above the baseline, x-heights; `gap` after it. */
export interface Glyph {
  readonly width: number
  readonly height: number
  readonly rise?: number
  readonly gap?: number
}

export const LETTER: Glyph = { width: 0.7, height: 1 }
export const CAPITAL: Glyph = { width: 1, height: 1.45 }
export const STOP: Glyph = { width: 0.25, height: 0.22 }
export const dash = (width: number, gap = 0.2): Glyph => ({ width, height: 0.14, rise: 0.45, gap })
export const QUOTE: Glyph = { width: 0.28, height: 0.5, rise: 0.86 }
export const RAISED_DIGIT: Glyph = { width: 0.5, height: 0.88, rise: 0.7 }
/** As large as dirt is. */
export const speck = (rise: number): Glyph => ({ width: 0.15, height: 0.15, rise })

export interface SetWord {
  readonly text: string
  readonly glyphs: readonly Glyph[]
  readonly confidence?: number
}

export interface SetLine {
  readonly image: GrayImage
  readonly ink: InkRuns
  readonly blobs: readonly InkBlob[]
  readonly line: RecognizedLine
}

const LEFT = 40
const SPACE = 0.8
const GAP = 0.2

/** Sets words side by side, one symbol box a glyph as far as there are symbols. */
export function setLine(words: readonly SetWord[]): SetLine {
  const data = new Uint8Array(1200 * 100).fill(255)
  let x = LEFT
  const recognized = words.map(({ text, glyphs, confidence = 0.95 }) => {
    const boxes = glyphs.map((glyph) => {
      const box = boxAt(glyph, x)
      x = box[2] + Math.round((glyph.gap ?? GAP) * X_HEIGHT)
      return box
    })
    for (const [left, top, right, bottom] of boxes)
      for (let y = top; y < bottom; y++) data.fill(0, y * 1200 + left, y * 1200 + right)
    x += Math.round(SPACE * X_HEIGHT)
    return wordOf(text, boxes, confidence)
  })
  const image = { width: 1200, height: 100, data }
  const ink = findRuns(image, 128)
  const box = unionOf(recognized.map((word) => word.box))
  const line = { box, words: recognized, xHeight: X_HEIGHT, baseline: [BASELINE, BASELINE] as const, block: 0 }
  return { image, ink, blobs: findBlobs(ink), line }
}

function boxAt({ width, height, rise = 0 }: Glyph, left: number): Box {
  const bottom = BASELINE - Math.round(rise * X_HEIGHT)
  return [left, bottom - Math.round(height * X_HEIGHT), left + Math.round(width * X_HEIGHT), bottom]
}

function wordOf(text: string, boxes: readonly Box[], confidence: number): RecognizedWord {
  const symbols = [...text].map((letter, index) => ({
    text: letter,
    box: boxes[Math.min(index, boxes.length - 1)]!,
    confidence,
  }))
  return { text, box: unionOf([...boxes]), confidence, symbols }
}

/** Words of letters only; dashes, stops and the like are given as glyphs where a test needs them. */
export const plainWord = (text: string): SetWord => ({
  text,
  glyphs: [...text].map((letter) => (/\p{Lu}|\d/u.test(letter) ? CAPITAL : LETTER)),
})

/** A recognizer that reads everything as `text`, and counts how often it is asked. */
export function readerOf(text: string, confidence: number): Recognizer & { readonly asked: GrayImage[] } {
  const asked: GrayImage[] = []
  return {
    name: 'double',
    version: '0',
    asked,
    recognize: async (image) => {
      asked.push(image)
      const box: Box = [0, 0, image.width, image.height]
      const word = { text, box, confidence, symbols: [...text].map((letter) => ({ text: letter, box, confidence })) }
      const baseline: [number, number] = [image.height, image.height]
      return { lines: [{ box, words: [word], xHeight: image.height / 2, baseline, block: 0 }], pictures: [] }
    },
    close: async () => {},
  }
}
