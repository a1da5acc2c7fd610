// The network: a model's layers laid out for the kernel, and line images run through them in batches.
import { behindReordered, reordered, sampled, silentTogether } from './cell-order.ts'
import { sharedBeginnings, twinsIn } from './column-twins.ts'
import { type DrawNoise, edgeSquares, SQUARE_BYTES, writeEdge } from './edge-noise.ts'
import type { Kernel } from './kernel.ts'
import { joined, type LinePart, partsOf, piecesOf } from './line-pieces.ts'
import type { NetworkModel } from './model.ts'
import { POOL, shapeOf } from './network-shape.ts'
import { packConvolution, packLstm, packSoftmax } from './pack-weights.ts'

/** A line image as the network reads it: columns of `height` values from −127 (black) to 127 (white). */
export interface LineInput {
  readonly width: number
  readonly height: number
  /** Column after column, each from top to bottom. */
  readonly data: Int8Array
}

/** What the network makes of a line: for each step, how likely each class is. */
export interface LineOutput {
  readonly steps: number
  readonly classes: number
  /** steps × stride, row-major; of each row the first `classes` count. */
  readonly probabilities: Float32Array
  readonly stride: number
}

export interface Network {
  /** Pixels of a line image's width that make a step. */
  readonly pixelsPerStep: number
  /** One output for each line, in their order; a line of no step has none. */
  run(lines: readonly LineInput[]): readonly LineOutput[]
}

/** Lines read side by side: enough that the weights' way from memory does not count, few enough to keep memory small. */
const LINES_AT_ONCE = 8
/** Steps of them together: with 512 cells 16 MB, twice what eight lines of a page take. Longer lines are cut at half of it. */
const STEPS_AT_ONCE = 8192
const STEPS_OF_PIECE = STEPS_AT_ONCE / 2
/** Columns that go side by side through the vertical layer: their states stay in the nearest cache. */
const COLUMNS_AT_ONCE = 32
/** The first batch of so many steps, eight lines of usual length, tells the order of cells; every second of 1,200 tells it as well as 2,000. */
const STEPS_TO_ORDER = 1200
const ORDERED_BY = 2
/** Bytes of a row's entry in the kernel's table. */
const ENTRY = 28

interface Recurrent {
  readonly weights: number
  readonly inputs: number
  readonly cells: number
  readonly direction: 'forwards' | 'backwards'
}

/**
 * Lays a model out in the kernel's memory. Throws an Error that says which layer it does not know.
 * @param noise what is seen beyond a line's edges; by default nothing, which reads better than what Tesseract sees there: 801 and 296
 *   letters wrong on every 6th page of unlv-isri and old-books, with the noise 837 and 311
 */
export function createNetwork(model: NetworkModel, kernel: Kernel, noise: DrawNoise | null = null): Network {
  const shape = shapeOf(model)
  const { memory } = kernel
  let used = kernel.free
  const place = (packed: Uint8Array): number => {
    const at = used
    used = aligned(used + packed.length)
    kernel.reserve(used)
    new Uint8Array(memory.buffer, at, packed.length).set(packed)
    return at
  }
  const depth = shape.convolution.outputs
  const convolution = place(packConvolution(shape.convolution))
  const vertical = { weights: place(packLstm(shape.vertical)), cells: shape.vertical.outputs }
  const horizontal: Recurrent[] = shape.horizontal.map(({ layer, direction }) => ({
    weights: place(packLstm(layer)),
    inputs: layer.inputs,
    cells: layer.outputs,
    direction,
  }))
  const last = place(packSoftmax(shape.last))
  const lastRecurrent = shape.horizontal.at(-1)?.layer
  const lastCells = lastRecurrent?.outputs ?? vertical.cells
  let isOrdered = false
  const tiles = Math.ceil(model.classes / 16)
  const rows = Math.floor(model.height / POOL)
  const widest = Math.max(vertical.cells, ...horizontal.map(({ cells }) => cells))
  const zeros = place(new Uint8Array(2 * widest))
  const fixed = used
  const pairs = [vertical.cells + depth, ...horizontal.map(({ inputs, cells }) => inputs + cells)]
  const roomBytes = aligned(64 + 12 * (Math.max(...pairs) / 2 + 1))
  /** Tesseract reads lines whole, however much white they hold. */
  const apart = (line: LineInput): readonly LinePart[] =>
    noise === null ? partsOf(line) : [{ input: line, skipped: 0 }]
  const short = ({ input, skipped }: LinePart): readonly LinePart[] =>
    piecesOf(input, STEPS_OF_PIECE).map((piece, index) => ({ input: piece, skipped: index === 0 ? skipped : 0 }))

  return {
    pixelsPerStep: POOL,
    run(lines) {
      const pieces = lines.map((line) => apart(line).flatMap(short))
      const outputs = new Map<LineInput, LineOutput>()
      for (const batch of batchesOf(pieces.flat().map(({ input }) => input))) {
        for (const [at, output] of runBatch(batch).entries()) outputs.set(batch[at]!, output)
      }
      return pieces.map((some) =>
        joined(
          some.map(({ input, skipped }) => ({ output: outputs.get(input)!, skipped })),
          model.nullClass,
        ),
      )
    },
  }

  /** @param lines widest first */
  function runBatch(lines: readonly LineInput[]): LineOutput[] {
    const steps = lines.map(({ width }) => Math.floor(width / POOL))
    let free = fixed
    const take = (bytes: number): number => {
      const at = free
      free = aligned(free + bytes)
      return at
    }
    const table = take(Math.max(LINES_AT_ONCE, COLUMNS_AT_ONCE) * ENTRY)
    const states = take(Math.max(LINES_AT_ONCE * widest, COLUMNS_AT_ONCE * vertical.cells) * 4)
    const ring = take(COLUMNS_AT_ONCE * rows * vertical.cells * 2)
    const [paperStates, paperOutputs] = [take(rows * vertical.cells * 4), take(rows * vertical.cells * 2)]
    const rooms = take(Math.max(LINES_AT_ONCE, COLUMNS_AT_ONCE) * roomBytes)
    const image = take(((steps[0] ?? 0) * POOL + 2) * (model.height + 2) * 2 + 8)
    const edge = noise === null ? 0 : take(edgeSquares(steps[0] ?? 0, rows) * SQUARE_BYTES)
    const squares = take((steps[0] ?? 0) * rows * depth * 2)
    const ping = steps.map((count) => take(count * widest * 2))
    const pong = steps.map((count) => take(count * widest * 2))
    const probabilities = take((steps[0] ?? 0) * tiles * 64)
    kernel.reserve(free)
    for (const [index, line] of lines.entries()) {
      convolveLine(line, steps[index]!, image, edge, squares)
      sumUpColumns(steps[index]!, squares, ping[index]!, { table, states, rooms, ring, paperStates, paperOutputs })
    }
    const found = runHorizontal(steps, ping, pong, { table, states, rooms })
    const read = steps.map((count, index) => {
      kernel.softmax(found[index]!, count, lastCells / 2, last, tiles, probabilities)
      const shares = new Float32Array(memory.buffer, probabilities, count * tiles * 16).slice()
      return { steps: count, classes: model.classes, probabilities: shares, stride: tiles * 16 }
    })
    if (!isOrdered && steps.reduce((sum, count) => sum + count, 0) >= STEPS_TO_ORDER) {
      isOrdered = true
      orderCells(steps.map((count, index) => new Int16Array(memory.buffer, found[index]!, count * lastCells)))
    }
    return read
  }

  /** The last recurrent layer is the widest, and the one whose cells are silent at more than half of the steps. */
  function orderCells(outputs: readonly Int16Array[]): void {
    if (lastRecurrent === undefined) return
    const order = silentTogether(sampled(outputs, lastCells, ORDERED_BY))
    const put = (at: number, packed: Uint8Array): void => new Uint8Array(memory.buffer, at, packed.length).set(packed)
    put(horizontal.at(-1)!.weights, packLstm(reordered(lastRecurrent, order)))
    put(last, packSoftmax(behindReordered(shape.last, order)))
  }

  /** First layers: the image and what lies beyond its edge → squares, column after column. */
  function convolveLine(line: LineInput, steps: number, image: number, edge: number, squares: number): void {
    const stride = line.height + 2
    const columns = steps * POOL + 2
    const pixels = new Int16Array(memory.buffer, image, columns * stride + 4)
    pixels.fill(0)
    for (let x = 0, from = 0; x < Math.min(line.width, columns - 1); x++) {
      const to = (x + 1) * stride + 1
      for (let y = 0; y < line.height; y++, from++) pixels[to + y] = line.data[from]!
    }
    if (noise !== null) {
      const table = new Int16Array(memory.buffer, edge, (edgeSquares(steps, rows) * SQUARE_BYTES) / 2)
      writeEdge(table, noise, line.width, line.height)
    }
    kernel.convolve(image, 2 * stride, steps, rows, edge, convolution, depth / 4, squares)
  }

  interface Room {
    readonly table: number
    readonly states: number
    readonly rooms: number
  }

  interface ColumnRoom extends Room {
    readonly ring: number
    /** States and outputs of a blank column before each of its rows. */
    readonly paperStates: number
    readonly paperOutputs: number
  }

  /**
   * The vertical layer: each column of squares → its last state. Of columns that are the same, as blank ones are, one is read, and
   * a column that begins as paper does begins where they part, with the state that paper has there.
   */
  function sumUpColumns(steps: number, squares: number, out: number, room: ColumnRoom): void {
    const { cells, weights } = vertical
    if (steps === 0) return
    const values = new Int32Array(memory.buffer, squares, (steps * rows * depth) / 2)
    const { twins, paper } = twinsIn(values, steps)
    const shared = sharedBeginnings(values, steps, rows, paper)
    readPaper(squares + paper * rows * depth * 2, room)
    const columns = [...twins.keys()]
      .filter((column) => twins[column] === column)
      .sort((a, b) => shared[a]! - shared[b]!)
    for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
      const batch = columns.slice(from, from + COLUMNS_AT_ONCE)
      const entries = new Uint32Array(memory.buffer, room.table, (batch.length * ENTRY) / 4)
      const states = new Float32Array(memory.buffer, room.states, batch.length * cells)
      const paperStates = new Float32Array(memory.buffer, room.paperStates, rows * cells)
      for (const [at, column] of batch.entries()) {
        const begin = shared[column]!
        states.set(paperStates.subarray(begin * cells, (begin + 1) * cells), at * cells)
        const x = squares + (column * rows + begin) * depth * 2
        const before = room.paperOutputs + begin * cells * 2
        const scratch = room.ring + at * rows * cells * 2
        const end = out + column * cells * 2
        const state = room.states + at * cells * 4
        entries.set([x, before, scratch, state, rows - begin, end, room.rooms + at * roomBytes], at * 7)
      }
      kernel.lstm(room.table, batch.length, depth * 2, cells * 2, weights, depth / 2, cells / 2)
    }
    const ends = new Int16Array(memory.buffer, out, steps * cells)
    for (const [column, twin] of twins.entries())
      if (twin !== column) ends.copyWithin(column * cells, twin * cells, (twin + 1) * cells)
  }

  /** Reads the column at `x`, and keeps its states and outputs before each row: before the first they are 0. */
  function readPaper(x: number, { table, rooms, paperStates, paperOutputs }: ColumnRoom): void {
    const { cells, weights } = vertical
    const entry = new Uint32Array(memory.buffer, table, ENTRY / 4)
    const states = new Float32Array(memory.buffer, paperStates, rows * cells)
    states.fill(0)
    new Int16Array(memory.buffer, paperOutputs, rows * cells).fill(0)
    for (let row = 0; row + 1 < rows; row++) {
      states.copyWithin((row + 1) * cells, row * cells, (row + 1) * cells)
      const output = paperOutputs + row * cells * 2
      const state = paperStates + (row + 1) * cells * 4
      entry.set([x + row * depth * 2, output, output + cells * 2, state, 1, 0, rooms])
      kernel.lstm(table, 1, depth * 2, cells * 2, weights, depth / 2, cells / 2)
    }
  }

  /** The horizontal layers, all lines of the batch side by side. @returns where the last layer's output is */
  function runHorizontal(
    steps: readonly number[],
    ping: readonly number[],
    pong: readonly number[],
    room: Room,
  ): readonly number[] {
    let [from, to] = [ping, pong]
    for (const { weights, inputs, cells, direction } of horizontal) {
      const backwards = direction === 'backwards'
      const entries = new Uint32Array(memory.buffer, room.table, (steps.length * ENTRY) / 4)
      new Uint8Array(memory.buffer, room.states, steps.length * cells * 4).fill(0)
      for (const [index, count] of steps.entries()) {
        const first = backwards ? Math.max(0, count - 1) : 0
        const x = from[index]! + first * inputs * 2
        const out = to[index]! + first * cells * 2
        const [state, own] = [room.states + index * cells * 4, room.rooms + index * roomBytes]
        entries.set([x, zeros, out, state, count, 0, own], index * 7)
      }
      const sign = backwards ? -1 : 1
      const live = steps.filter((count) => count > 0).length
      kernel.lstm(room.table, live, sign * inputs * 2, sign * cells * 2, weights, inputs / 2, cells / 2)
      ;[from, to] = [to, from]
    }
    return from
  }
}

/** Lines side by side, those of about one length together and the longest of them first. */
function* batchesOf(lines: readonly LineInput[]): Generator<readonly LineInput[]> {
  let batch: LineInput[] = []
  let steps = 0
  for (const line of lines.toSorted((a, b) => b.width - a.width)) {
    const more = Math.floor(line.width / POOL)
    if (batch.length === LINES_AT_ONCE || (batch.length > 0 && steps + more > STEPS_AT_ONCE)) {
      yield batch
      batch = []
      steps = 0
    }
    batch.push(line)
    steps += more
  }
  if (batch.length > 0) yield batch
}

const aligned = (at: number): number => (at + 15) & ~15
