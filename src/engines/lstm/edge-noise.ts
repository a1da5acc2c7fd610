// Edge noise: what the networks were taught to see beyond a line's edges, the same numbers for each line.
import { POOL } from './network-shape.ts'

/*
 * Where a tap of the convolution falls outside the image, Tesseract draws a number. It starts its generator anew with each line,
 * so the numbers are known; a doubtful letter hangs on them, and a line read with others is another reading in one case of nine.
 * The generator is that of S. K. Park, K. W. Miller and P. K. Stockmeyer, 1993 (minstd_rand), seeded in 32 bits and once drawn in vain,
 * as the WebAssembly of tesseract.js has it.
 */
const MULTIPLIER = 48_271
const MODULUS = 2 ** 31 - 1
const SEED_FACTOR = 0x10000001

/** Draws −127 to 127. What it gives holds at least so many, from the first on. */
export type DrawNoise = (count: number) => Int8Array

/** @param sampleIteration of the model: how many lines it has learned from, the seed */
export function edgeNoiseOf(sampleIteration: number): DrawNoise {
  let drawn = new Int8Array(0)
  let state = next(Math.max(1, (Math.imul(sampleIteration, SEED_FACTOR) >>> 0) % MODULUS))
  return (count) => {
    if (count > drawn.length) {
      const more = new Int8Array(2 * count)
      more.set(drawn)
      for (let at = drawn.length; at < more.length; at++) {
        state = next(state)
        const value = (254 * state) / MODULUS - 127
        more[at] = Math.sign(value) * Math.round(Math.abs(value))
      }
      drawn = more
    }
    return drawn
  }
}

/** Products stay below 2^47, where numbers are exact. */
const next = (state: number): number => (state * MULTIPLIER) % MODULUS

/** Values of a square at the edge: nine places of the convolution, each with three columns of three taps and one that counts nothing. */
const PLACE = 3 * 4
const SQUARE = POOL * POOL * PLACE
export const SQUARE_BYTES = 2 * SQUARE

/** How many squares lie at the edge, those in the corners counted twice. */
export const edgeSquares = (columns: number, rows: number): number => 2 * (columns + rows)

/**
 * Writes what the taps outside the image see, nothing for those inside: the upper squares from left to right, the lower ones, the
 * left ones from the top, the right ones; a corner's numbers stand with the upper or lower squares.
 * @param table edgeSquares × SQUARE values
 */
export function writeEdge(table: Int16Array, draw: DrawNoise, width: number, height: number): void {
  const [columns, rows] = [Math.floor(width / POOL), Math.floor(height / POOL)]
  const last = height - 1
  const outerRow = 3 * width + 4
  const values = draw(2 * outerRow + 6 * (height - 2))
  table.fill(0)

  /** A tap's column at a place: three draws where it lies outside, one where only its upper or lower tap does. */
  const write = (x: number, y: number, tap: number, from: number): void => {
    const [column, row] = [Math.floor(x / POOL), Math.floor(y / POOL)]
    const at = SQUARE * squareAt(column, row, columns, rows) + PLACE * (POOL * (x % POOL) + (y % POOL)) + 4 * tap
    const outside = x + tap - 1
    if (outside < 0 || outside >= width) for (let down = 0; down < 3; down++) table[at + down] = values[from + down]!
    else table[at + (y === 0 ? 0 : 2)] = values[from]!
  }
  for (const [y, begin] of [
    [0, 0],
    [last, outerRow + 6 * (height - 2)],
  ] as const) {
    for (let x = 0, from = begin; x < POOL * columns; x++)
      for (let tap = 0; tap < 3; tap++) {
        write(x, y, tap, from)
        from += (tap === 0 && x === 0) || (tap === 2 && x === width - 1) ? 3 : 1
      }
  }
  for (let y = 1; y < last; y++) {
    const from = outerRow + 6 * (y - 1)
    if (columns > 0) write(0, y, 0, from)
    if (columns * POOL === width) write(width - 1, y, 2, from + 3)
  }
}

/** As the kernel looks it up. */
function squareAt(column: number, row: number, columns: number, rows: number): number {
  if (row === 0) return column
  if (row === rows - 1) return columns + column
  return 2 * columns + (column === 0 ? row : rows + row)
}
