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
