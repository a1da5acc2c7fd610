// Small models of random weights, and random line images and rows for them.
import { seededRandom } from '../../../scripts/facsimiles/random.ts'
import type { LstmModel, WeightMatrix } from '../../../src/engines/lstm/model.ts'
import type { LineInput } from '../../../src/engines/lstm/network.ts'
import type { LstmLayer, Rows } from './reference-network.ts'

/** The sums of weights of this deviation spread over the bends of tanh and logistic. */
const DEVIATION = 1.2
/** Its inputs are small, and its classes must stand apart. */
const LAST_DEVIATION = 12

export function randomMatrix(outputs: number, inputs: number, seed: number, deviation = DEVIATION): WeightMatrix {
  const { uniform } = seededRandom(seed)
  const columns = inputs + 1
  // 74: deviation of whole numbers spread evenly from −127 to 127.
  const scales = Float64Array.from(
    { length: outputs },
    () => ((0.5 + uniform()) * deviation) / (74 * Math.sqrt(columns)),
  )
  const weights = Int8Array.from({ length: outputs * columns }, () => Math.floor(uniform() * 255) - 127)
  return { outputs, columns, weights, scales }
}

export function randomLstm(inputs: number, outputs: number, seed: number, summarizing = false): LstmLayer {
  const gate = (at: number): WeightMatrix => randomMatrix(outputs, inputs + outputs, 10 * seed + at)
  return { kind: 'lstm', summarizing, outputs, inputs, gates: [gate(0), gate(1), gate(2), gate(3)] }
}

export interface RandomShape {
  readonly height?: number
  /** Outputs of the convolution, cells of the vertical layer. */
  readonly depth?: number
  readonly vertical?: number
  /** Cells of each horizontal layer; below 0 for one that runs backwards. */
  readonly horizontal?: readonly number[]
  readonly classes?: number
  readonly seed?: number
}

export function randomModel(shape: RandomShape = {}): LstmModel {
  const { height = 12, depth = 4, vertical = 8, horizontal = [8, -16, 24], classes = 19, seed = 1 } = shape
  const widths = [vertical, ...horizontal.map(Math.abs)]
  return {
    spec: 'random',
    height,
    sampleIteration: 7,
    classes,
    nullClass: classes - 1,
    unichars: [],
    codes: [],
    dawgs: [],
    network: {
      kind: 'series',
      layers: [
        { kind: 'input', height, depth: 1 },
        { kind: 'convolve', halfX: 1, halfY: 1, depth: 1 },
        { kind: 'connected', activation: 'tanh', weights: randomMatrix(depth, 9, seed) },
        { kind: 'max-pool', width: 3, height: 3, depth },
        { kind: 'transposed', layer: randomLstm(depth, vertical, seed + 1, true) },
        ...horizontal.map((cells, index) => {
          const layer = randomLstm(widths[index]!, Math.abs(cells), seed + 2 + index)
          return cells < 0 ? ({ kind: 'reversed-x', layer } as const) : layer
        }),
        {
          kind: 'connected',
          activation: 'softmax',
          weights: randomMatrix(classes, widths.at(-1)!, seed + 100, LAST_DEVIATION),
        },
      ],
    },
  }
}

export function randomLine(width: number, height: number, seed = 1): LineInput {
  const { uniform } = seededRandom(seed)
  return { width, height, data: Int8Array.from({ length: width * height }, () => Math.floor(uniform() * 255) - 127) }
}

/** Rows of values of which a third is 0, as layers give them. */
export function randomRows(steps: number, values: number, seed = 1): Rows {
  const { uniform } = seededRandom(seed)
  const value = (): number => (uniform() < 1 / 3 ? 0 : Math.floor(uniform() * 255) - 127)
  return Array.from({ length: steps }, () => Int8Array.from({ length: values }, value))
}
