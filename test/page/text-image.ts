// Pages of type and shapes for the tests, drawn on a canvas.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { drawText } from '../../scripts/facsimiles/fonts.ts'
import type { GrayImage } from '../../src/engines/ports.ts'

export interface TextPageOptions {
  /** Pixels. */
  readonly width?: number
  readonly height?: number
  readonly fontSize?: number
}

const WORDS = `the parties to this treaty shall meet once in every year at a place agreed upon by them and take note of
what has been done under its articles since their last meeting nothing in it shall prejudice any earlier agreement`
  .split(/\s+/)
  .filter((word) => word !== '')

/** Lines of words, each line another. */
export const proseLines = (count: number, words: number): string[] =>
  Array.from({ length: count }, (_, line) =>
    Array.from({ length: words }, (_, at) => WORDS[(line * line + 5 * line + 7 * at) % WORDS.length]).join(' '),
  )

/** Black lines of text on a white page of 1000 × 700 pixels, left-aligned. */
export function textPage(lines: readonly string[], options: TextPageOptions = {}): GrayImage {
  const { width = 1000, height = 700, fontSize = 24 } = options
  return drawn(width, height, (context) => {
    for (const [index, line] of lines.entries()) {
      drawText(context, line, 80, 90 + index * 1.7 * fontSize, 'regular', fontSize)
    }
  })
}

/** What `draw` draws, in black unless it says otherwise, on a white page. */
export function drawn(width: number, height: number, draw: (context: SKRSContext2D) => void): GrayImage {
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  draw(context)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, index) => data[4 * index]!) }
}
