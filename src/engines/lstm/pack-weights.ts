// Weights in the order in which the kernel reads them: tiles of outputs, pairs of inputs, then biases and scales.
import type { Layer, WeightMatrix } from './model.ts'

/** What one is worth as a whole number: inputs come as −127 to 127, and so does the bias's. */
const ONE = 127
/** Classes of a tile; cells of a tile. */
const TILE = 16
const CELLS = 4
/** Scales are multiplied by these: the kernel's powers of two become powers of e, and its tables have 256 steps for one. */
const SOFTMAX_FACTOR = Math.LOG2E
const TABLE_FACTOR = 256
/** Taps of the convolution in pairs: of each column of three pixels two and one. */
const COLUMN_TAPS = 3
/** So low a sum has the probability 0. */
const NEVER = -1e9

/** Where an output's weights stand: its matrix and row, and what its scale is multiplied by; null where a tile is not filled. */
interface Output {
  readonly matrix: WeightMatrix
  readonly row: number
  readonly factor: number
}

/** 3×3 convolution: for each four outputs 6 pairs, the taps column by column. */
export function packConvolution(matrix: WeightMatrix): Uint8Array {
  const groups = matrix.outputs / 4
  const packed = new Uint8Array(groups * (6 * 16 + 32))
  const view = new DataView(packed.buffer)
  for (let group = 0; group < groups; group++) {
    const at = group * (6 * 16 + 32)
    for (let lane = 0; lane < 4; lane++) {
      const row = 4 * group + lane
      for (let tap = 0; tap < 12; tap++) {
        const [column, y] = [tap >> 2, tap & 3]
        const weight = y < COLUMN_TAPS ? matrix.weights[row * matrix.columns + COLUMN_TAPS * column + y]! : 0
        view.setInt16(at + 16 * (tap >> 1) + 4 * lane + 2 * (tap & 1), weight, true)
      }
      writeEnd({ matrix, row, factor: TABLE_FACTOR }, view, at + 96 + 4 * lane, at + 112 + 4 * lane)
    }
  }
  return packed
}

/** LSTM: a tile holds the four gates of four cells. */
export function packLstm({ gates, outputs }: Extract<Layer, { kind: 'lstm' }>): Uint8Array {
  const tiles = Array.from({ length: outputs / CELLS }, (_, tile) =>
    gates.flatMap((matrix) =>
      Array.from({ length: CELLS }, (_, cell) => ({
        matrix,
        row: CELLS * tile + cell,
        factor: TABLE_FACTOR,
      })),
    ),
  )
  return packTiles(tiles)
}

/** The last layer: a tile holds 16 classes. */
export function packSoftmax(matrix: WeightMatrix): Uint8Array {
  const tiles = Array.from({ length: Math.ceil(matrix.outputs / TILE) }, (_, tile) =>
    Array.from({ length: TILE }, (_, lane) => {
      const row = TILE * tile + lane
      return row < matrix.outputs ? { matrix, row, factor: SOFTMAX_FACTOR } : null
    }),
  )
  return packTiles(tiles)
}

/** For each tile: for each two inputs all outputs' two weights, then the biases, then the scales. */
function packTiles(tiles: readonly (readonly (Output | null)[])[]): Uint8Array {
  const { columns } = tiles[0]![0]!.matrix
  const wide = tiles[0]!.length
  const pairs = (columns - 1) / 2
  const bytes = 4 * wide * (pairs + 2)
  const packed = new Uint8Array(tiles.length * bytes)
  const words = new Int32Array(packed.buffer)
  const view = new DataView(packed.buffer)
  for (const [index, tile] of tiles.entries()) {
    const at = index * bytes
    for (const [lane, output] of tile.entries()) {
      if (output !== null) {
        const { weights } = output.matrix
        let from = output.row * columns
        for (let to = at / 4 + lane, end = to + wide * pairs; to < end; to += wide, from += 2)
          words[to] = (weights[from]! & 0xffff) | (weights[from + 1]! << 16)
      }
      const end = at + 4 * wide * pairs + 4 * lane
      writeEnd(output, view, end, end + 4 * wide)
    }
  }
  return packed
}

function writeEnd(output: Output | null, view: DataView, biasAt: number, scaleAt: number): void {
  if (output === null) {
    view.setInt32(biasAt, NEVER, true)
    view.setFloat32(scaleAt, 1, true)
    return
  }
  const { matrix, row, factor } = output
  view.setInt32(biasAt, ONE * matrix.weights[(row + 1) * matrix.columns - 1]!, true)
  view.setFloat32(scaleAt, (factor * matrix.scales[row]!) / ONE, true)
}
