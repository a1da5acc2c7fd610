// Pages of type for the layout's tests: texts at places, with the boxes their ink takes.
import { createCanvas } from '@napi-rs/canvas'
import { drawText, widthOfText } from '../../../scripts/facsimiles/fonts.ts'
import type { Face } from '../../../scripts/facsimiles/source.ts'
import type { GrayImage, LayoutLine } from '../../../src/engines/ports.ts'

export interface SetText {
  readonly text: string
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly size?: number
  readonly face?: Face
}

/** 11 points at 300 dpi. */
export const SIZE = 46
/** Tinos' x-height and cap height, shares of the size. */
export const X_HEIGHT = 0.459
export const CAP_HEIGHT = 0.662

/** A page of texts, black on white; `draw` may add to it. */
export function setPage(
  texts: readonly SetText[],
  { width = 2400, height = 1400, draw }: { width?: number; height?: number; draw?: (context: Context) => void } = {},
): GrayImage {
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  for (const { text, x, y, size = SIZE, face = 'regular' } of texts) drawText(context, text, x, y, face, size)
  draw?.(context)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, index) => data[4 * index]!) }
}

type Context = Parameters<typeof drawText>[0]

/** Lines of text below each other. */
export const column = (lines: readonly string[], x: number, y: number, leading = 60, size = SIZE): SetText[] =>
  lines.map((text, index) => ({ text, x, y: y + index * leading, size }))

/** Each found line as the texts that stand in it, from left to right: what a reader would read there. */
export function textsIn(lines: readonly LayoutLine[], texts: readonly SetText[]): string[] {
  return lines.map(({ box, baseline }) =>
    texts
      .filter(({ text, x, y, size = SIZE, face = 'regular' }) => {
        const middle = x + widthOfText(text, face, size) / 2
        return middle > box[0] && middle < box[2] && Math.abs(y - (baseline[0] + baseline[1]) / 2) < 0.2 * size
      })
      .map(({ text }) => text)
      .join(' | '),
  )
}
