// The kernel's layers one by one, each laid out alone in the kernel's memory.
import { type DrawNoise, edgeSquares, SQUARE_BYTES, writeEdge } from '../../../src/engines/lstm/edge-noise.ts'
import type { Kernel } from '../../../src/engines/lstm/kernel.ts'
import type { WeightMatrix } from '../../../src/engines/lstm/model.ts'
import type { LineInput } from '../../../src/engines/lstm/network.ts'
import { POOL } from '../../../src/engines/lstm/network-shape.ts'
import { packConvolution, packLstm, packSoftmax } from '../../../src/engines/lstm/pack-weights.ts'
import type { LstmLayer, Rows } from './reference-network.ts'

interface Room {
  /** Address of so many bytes of zeros. */
  take(bytes: number): number
  put(bytes: Uint8Array): number
}

function roomIn(kernel: Kernel): Room {
  let free = kernel.free
  const take = (bytes: number): number => {
    const at = free
    free = (free + bytes + 15) & ~15
    kernel.reserve(free)
    new Uint8Array(kernel.memory.buffer, at, bytes).fill(0)
    return at
  }
  const put = (bytes: Uint8Array): number => {
    const at = take(bytes.length)
    new Uint8Array(kernel.memory.buffer, at, bytes.length).set(bytes)
    return at
  }
  return { take, put }
}

const wide = (rows: Rows): Uint8Array => new Uint8Array(Int16Array.from(rows.flatMap((row) => [...row])).buffer)

function rowsAt(kernel: Kernel, at: number, steps: number, values: number): Rows {
  const found = new Int16Array(kernel.memory.buffer, at, steps * values)
  return Array.from({ length: steps }, (_, step) => Int8Array.from(found.subarray(step * values, (step + 1) * values)))
}

/** The convolution's squares, column after column. @param noise what is seen beyond the edge; by default nothing */
export function convolveByKernel(
  kernel: Kernel,
  matrix: WeightMatrix,
  line: LineInput,
  noise?: DrawNoise,
): readonly Rows[] {
  const room = roomIn(kernel)
  const [columns, rows] = [Math.floor(line.width / POOL), Math.floor(line.height / POOL)]
  const weights = room.put(packConvolution(matrix))
  const stride = line.height + 2
  const image = new Int16Array((line.width + 2) * stride + 4)
  for (let x = 0; x < line.width; x++)
    image.set(line.data.subarray(x * line.height, (x + 1) * line.height), (x + 1) * stride + 1)
  const at = room.put(new Uint8Array(image.buffer))
  const out = room.take(columns * rows * matrix.outputs * 2)
  const edge = noise === undefined ? 0 : room.put(edgeTable(noise, line, columns, rows))
  kernel.convolve(at, 2 * stride, columns, rows, edge, weights, matrix.outputs / 4, out)
  const bytes = rows * matrix.outputs * 2
  return Array.from({ length: columns }, (_, column) => rowsAt(kernel, out + column * bytes, rows, matrix.outputs))
}

function edgeTable(noise: DrawNoise, { width, height }: LineInput, columns: number, rows: number): Uint8Array {
  const table = new Int16Array((edgeSquares(columns, rows) * SQUARE_BYTES) / 2)
  writeEdge(table, noise, width, height)
  return new Uint8Array(table.buffer)
}

/** Lines of steps, those with the most first, side by side through one layer. */
export function lstmByKernel(
  kernel: Kernel,
  layer: LstmLayer,
  lines: readonly Rows[],
  direction: 'forwards' | 'backwards',
): readonly Rows[] {
  const room = roomIn(kernel)
  const { inputs, outputs } = layer
  const weights = room.put(packLstm(layer))
  const zeros = room.take(2 * outputs)
  const outs = lines.map((rows) => room.take(rows.length * outputs * 2))
  const table = lines.flatMap((rows, index) => {
    const first = direction === 'backwards' ? rows.length - 1 : 0
    const x = room.put(wide(rows)) + first * inputs * 2
    const roomBytes = 64 + 12 * ((inputs + outputs) / 2 + 1)
    return [x, zeros, outs[index]! + first * outputs * 2, room.take(4 * outputs), rows.length, 0, room.take(roomBytes)]
  })
  const entries = room.put(new Uint8Array(Uint32Array.from(table).buffer))
  const sign = direction === 'backwards' ? -1 : 1
  kernel.lstm(entries, lines.length, sign * inputs * 2, sign * outputs * 2, weights, inputs / 2, outputs / 2)
  return lines.map((rows, index) => rowsAt(kernel, outs[index]!, rows.length, outputs))
}

/** The probabilities of the classes, a row for each step. */
export function softmaxByKernel(kernel: Kernel, matrix: WeightMatrix, rows: Rows): readonly Float32Array[] {
  const room = roomIn(kernel)
  const tiles = Math.ceil(matrix.outputs / 16)
  const weights = room.put(packSoftmax(matrix))
  const x = room.put(wide(rows))
  const out = room.take(rows.length * tiles * 64)
  kernel.softmax(x, rows.length, (matrix.columns - 1) / 2, weights, tiles, out)
  const found = new Float32Array(kernel.memory.buffer, out, rows.length * tiles * 16)
  return rows.map((_, step) => found.slice(step * tiles * 16, (step + 1) * tiles * 16))
}
