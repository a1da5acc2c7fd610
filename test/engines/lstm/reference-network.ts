// The network in plain numbers, one at a time: what the kernel's layers must come to.
import type { DrawNoise } from '../../../src/engines/lstm/edge-noise.ts'
import type { Layer, LstmModel, WeightMatrix } from '../../../src/engines/lstm/model.ts'
import type { LineInput } from '../../../src/engines/lstm/network.ts'
import { POOL, shapeOf } from '../../../src/engines/lstm/network-shape.ts'

export type LstmLayer = Extract<Layer, { kind: 'lstm' }>

/** Values −127 to 127, one row for each step. */
export type Rows = readonly Int8Array[]

/** The state of a cell keeps within ±100. */
const CLIP = 100

export interface ReferenceLayers {
  /** For each column, for each row of it from the top, the convolution's outputs. */
  readonly squares: readonly Rows[]
  readonly vertical: Rows
  readonly horizontal: readonly Rows[]
  readonly probabilities: readonly Float64Array[]
}

export function referenceLayers(model: LstmModel, line: LineInput): ReferenceLayers {
  const shape = shapeOf(model)
  const squares = referenceConvolution(shape.convolution, line)
  const vertical = squares.map((column) => referenceLstm(shape.vertical, column, 'forwards').at(-1)!)
  const horizontal: Rows[] = []
  for (const { layer, direction } of shape.horizontal)
    horizontal.push(referenceLstm(layer, horizontal.at(-1) ?? vertical, direction))
  const last = horizontal.at(-1) ?? vertical
  return { squares, vertical, horizontal, probabilities: last.map((row) => referenceSoftmax(shape.last, row)) }
}

/**
 * 3×3 taps, tanh, and the greatest of each 3×3 square. Taps outside the image draw one number after the other, place by place from the
 * left and row by row from the top.
 * @param noise the numbers; by default each is 0
 */
export function referenceConvolution(
  matrix: WeightMatrix,
  { width, height, data }: LineInput,
  noise?: DrawNoise,
): readonly Rows[] {
  let drawn = 0
  const beyond = (): number => (noise === undefined ? 0 : noise(++drawn)[drawn - 1]!)
  const pixel = (x: number, y: number): number =>
    x >= 0 && y >= 0 && x < width && y < height ? data[x * height + y]! : beyond()
  const places: number[][] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      places.push([-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => pixel(x + right, y + down))))
  const nine = (x: number, y: number): number[] => places[y * width + x]!
  const inSquare = [0, 1, 2].flatMap((right) => [0, 1, 2].map((down) => [right, down] as const))
  return Array.from({ length: Math.floor(width / POOL) }, (_, column) =>
    Array.from({ length: Math.floor(height / POOL) }, (_, row) => {
      const taps = inSquare.map(([right, down]) => nine(POOL * column + right, POOL * row + down))
      return Int8Array.from({ length: matrix.outputs }, (_, output) =>
        Math.max(...taps.map((inputs) => quantized(Math.tanh(sum(matrix, output, inputs))))),
      )
    }),
  )
}

/**
 * What goes into the sums of a step is the step's input and the output of the step before.
 * @param fedBack outputs that take the place of its own there, so that one value that rounds the other way does not spread
 */
export function referenceLstm(layer: LstmLayer, rows: Rows, direction: 'forwards' | 'backwards', fedBack?: Rows): Rows {
  const states = new Float64Array(layer.outputs)
  let before: Int8Array = new Int8Array(layer.outputs)
  const inOrder = (some: Rows): Rows => (direction === 'forwards' ? some : some.toReversed())
  const outputs = inOrder(rows).map((x, step) => {
    const inputs = [...x, ...before]
    const next = new Int8Array(layer.outputs)
    for (let cell = 0; cell < layer.outputs; cell++) {
      const [cellInput, input, forget, output] = layer.gates.map((gate) => sum(gate, cell, inputs))
      const state = states[cell]! * logistic(forget!) + Math.tanh(cellInput!) * logistic(input!)
      states[cell] = Math.max(-CLIP, Math.min(CLIP, state))
      next[cell] = quantized(Math.tanh(states[cell]!) * logistic(output!))
    }
    before = fedBack === undefined ? next : inOrder(fedBack)[step]!
    return next
  })
  return inOrder(outputs)
}

export function referenceSoftmax(matrix: WeightMatrix, inputs: Int8Array): Float64Array {
  const sums = Float64Array.from({ length: matrix.outputs }, (_, output) => sum(matrix, output, inputs))
  const most = Math.max(...sums)
  const powers = sums.map((value) => Math.exp(value - most))
  const total = powers.reduce((all, power) => all + power, 0)
  return powers.map((power) => power / total)
}

/** Whole numbers until the end: an input of 127 is one, and so is the bias's. */
function sum({ weights, columns, scales }: WeightMatrix, output: number, inputs: ArrayLike<number>): number {
  const row = output * columns
  let total = 127 * weights[row + columns - 1]!
  for (let input = 0; input < columns - 1; input++) total += weights[row + input]! * inputs[input]!
  return (total * scales[output]!) / 127
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const quantized = (x: number): number => Math.round(127 * x)
