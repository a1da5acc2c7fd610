// Type line: a line in the making: its letters, what else belongs to it, and its fit; reduced pixels.
import type { Components } from './components.ts'
import type { LineFit } from './line-fit.ts'

export interface TypeLine {
  /** Components that stand in the line as letters do. */
  readonly letters: readonly number[]
  /** Dots, accents, raised marks, pieces of letters. */
  readonly marks: readonly number[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly fit: LineFit
}

export function typeLine(of: Components, letters: readonly number[], marks: readonly number[], fit: LineFit): TypeLine {
  let [left, top, right, bottom] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0, 0]
  for (const ids of [letters, marks]) {
    for (const id of ids) {
      left = Math.min(left, of.left[id]!)
      top = Math.min(top, of.top[id]!)
      right = Math.max(right, of.right[id]!)
      bottom = Math.max(bottom, of.bottom[id]!)
    }
  }
  return { letters, marks, left, top, right, bottom, fit }
}

export const baselineAt = ({ fit }: TypeLine, x: number): number => fit.offset + fit.slope * x

/** From so many letters on a line has tall and small ones; a shorter one takes after the others. */
const TELLING_LETTERS = 12

export const tellsXHeight = ({ letters }: TypeLine): boolean => letters.length >= TELLING_LETTERS

/** Middling x-height of the lines that tell theirs, pixels; null where none does. Of a page of many capitals it is not what most letters measure. */
export function xHeightOfLines(lines: readonly TypeLine[]): number | null {
  const heights = lines
    .filter(tellsXHeight)
    .map(({ fit }) => fit.xHeight)
    .sort((a, b) => a - b)
  return heights[heights.length >> 1] ?? null
}
