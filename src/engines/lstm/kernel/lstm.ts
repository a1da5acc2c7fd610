// LSTM layers: many rows step by step, four cells at a time, inputs of zero left out.
import { logistic, storeQuantized, tanh } from './activation'

/*
 * S. Hochreiter, J. Schmidhuber, "Long short-term memory", 1997, with the forget gate of F. Gers, 2000. A tile is four cells:
 * the sums of their cell input, input gate, forget gate and output gate for two rows are 32 in eight registers.
 * More than half of a wide layer's outputs are zero, and they are its next step's inputs: so each row lists what is not.
 */

/** A row's entry in the table: seven u32. */
const X: usize = 0
const H: usize = 4
const OUT: usize = 8
const CELLS: usize = 12
const STEPS: usize = 16
const LAST: usize = 20
const ROOM: usize = 24
const ROW_BYTES: usize = 28

/** An item of a row's list: where the two inputs' weights stand within a tile, and the inputs. */
const ITEM_BYTES: usize = 12
/** Weights of two inputs in a tile. */
const PAIR_BYTES: usize = 64
/** Biases and scales of a tile. */
const END_BYTES: usize = 128

/** A row's room begins with a tile's sums: they wait there, so that the activations of all rows follow each other without a break. */
const SUM_BYTES: usize = 64

/** The state of a cell keeps within ±100. */
const CLIP: f32 = 100

/**
 * Runs the layer over all rows.
 * @param table rows with the most steps first: input of the first step (i16), output before the first (i16), output of the
 *   first step (i16), states (f32), number of steps, where the last step's output goes (0: like the others'), and
 *   room of 64 bytes for sums and (xPairs + hPairs + 1) × 12 for the list
 * @param xStride, outStride bytes from one step to the next; below 0 for a layer that runs backwards
 * @param weights for each four cells, for each two inputs (first those of x, then those of h), four gates'
 *   4 × 2 i16; then four gates' 4 i32 of bias; then their f32 of scale, times 256
 * @param xPairs, hPairs inputs ÷ 2
 */
export function lstm(
  table: usize,
  rows: i32,
  xStride: i32,
  outStride: i32,
  weights: usize,
  xPairs: i32,
  hPairs: i32,
): void {
  const tiles = hPairs >> 1
  const tileBytes = PAIR_BYTES * <usize>(xPairs + hPairs) + END_BYTES
  for (let step = 0; rows > 0; step++) {
    const odd = rows & 1
    const last = table + <usize>(rows - 1) * ROW_BYTES
    for (let row = table; row + ROW_BYTES <= last; row += 2 * ROW_BYTES) beginTwo(row, row + ROW_BYTES, xPairs, hPairs)
    if (odd) beginOne(last, xPairs, hPairs)
    for (let row = table; row <= last; row += ROW_BYTES) aim(row, step)
    let w = weights
    for (let tile = 0; tile < tiles; tile++) {
      const end = w + tileBytes - END_BYTES
      for (let row = table; row + ROW_BYTES <= last; row += 2 * ROW_BYTES) twoRows(row, row + ROW_BYTES, w, end)
      if (odd) oneRow(last, w, end)
      for (let row = table; row <= last; row += ROW_BYTES) fire(row, tile, end + 64)
      w += tileBytes
    }
    for (let row = table; row <= last; row += ROW_BYTES) advance(row, xStride, outStride)
    while (rows > 0 && load<i32>(table + <usize>(rows - 1) * ROW_BYTES + STEPS) <= step + 1) rows--
  }
}

function aim(entry: usize, step: i32): void {
  const last = load<u32>(entry + LAST)
  if (last !== 0 && step + 1 === load<i32>(entry + STEPS)) store<u32>(entry + OUT, last)
}

/** Lists the inputs that are not zero in both rows. */
function beginTwo(a: usize, b: usize, xPairs: i32, hPairs: i32): void {
  const list = <usize>load<u32>(a + ROOM) + SUM_BYTES
  let item = listTwo(list + ITEM_BYTES, <usize>load<u32>(a + X), <usize>load<u32>(b + X), xPairs, 0)
  item = listTwo(item, <usize>load<u32>(a + H), <usize>load<u32>(b + H), hPairs, PAIR_BYTES * <usize>xPairs)
  store<u32>(list, <u32>item)
}

function beginOne(a: usize, xPairs: i32, hPairs: i32): void {
  const list = <usize>load<u32>(a + ROOM) + SUM_BYTES
  const x = <usize>load<u32>(a + X)
  const h = <usize>load<u32>(a + H)
  let item = listTwo(list + ITEM_BYTES, x, x, xPairs, 0)
  item = listTwo(item, h, h, hPairs, PAIR_BYTES * <usize>xPairs)
  store<u32>(list, <u32>item)
}

/** @returns the end of the list */
function listTwo(list: usize, a: usize, b: usize, pairs: i32, offset: usize): usize {
  let item = list
  for (let pair = 0; pair < pairs; pair++) {
    const twoA = load<u32>(a)
    const twoB = load<u32>(b)
    store<u32>(item, <u32>offset)
    store<u32>(item, twoA, 4)
    store<u32>(item, twoB, 8)
    item += (twoA | twoB) !== 0 ? ITEM_BYTES : 0
    a += 4
    b += 4
    offset += PAIR_BYTES
  }
  return item
}

function advance(entry: usize, xStride: i32, outStride: i32): void {
  const out = load<i32>(entry + OUT)
  store<i32>(entry + H, out)
  store<i32>(entry + OUT, out + outStride)
  store<i32>(entry + X, load<i32>(entry + X) + xStride)
}

/** A tile's step for two rows. */
function twoRows(a: usize, b: usize, w: usize, end: usize): void {
  let a0 = v128.load(end)
  let a1 = v128.load(end, 16)
  let a2 = v128.load(end, 32)
  let a3 = v128.load(end, 48)
  let b0 = a0
  let b1 = a1
  let b2 = a2
  let b3 = a3
  const list = <usize>load<u32>(a + ROOM) + SUM_BYTES
  const listEnd = <usize>load<u32>(list)
  for (let item = list + ITEM_BYTES; item < listEnd; item += ITEM_BYTES) {
    const at = w + <usize>load<u32>(item)
    const twoA = v128.load32_splat(item, 4)
    const twoB = v128.load32_splat(item, 8)
    const w0 = v128.load(at)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(twoA, w0))
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(twoB, w0))
    const w1 = v128.load(at, 16)
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(twoA, w1))
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(twoB, w1))
    const w2 = v128.load(at, 32)
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(twoA, w2))
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(twoB, w2))
    const w3 = v128.load(at, 48)
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(twoA, w3))
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(twoB, w3))
  }
  keep(a, a0, a1, a2, a3)
  keep(b, b0, b1, b2, b3)
}

/** A tile's step for the last row where their number is odd. */
function oneRow(a: usize, w: usize, end: usize): void {
  let a0 = v128.load(end)
  let a1 = v128.load(end, 16)
  let a2 = v128.load(end, 32)
  let a3 = v128.load(end, 48)
  const list = <usize>load<u32>(a + ROOM) + SUM_BYTES
  const listEnd = <usize>load<u32>(list)
  for (let item = list + ITEM_BYTES; item < listEnd; item += ITEM_BYTES) {
    const at = w + <usize>load<u32>(item)
    const two = v128.load32_splat(item, 4)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(two, v128.load(at)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(two, v128.load(at, 16)))
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(two, v128.load(at, 32)))
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(two, v128.load(at, 48)))
  }
  keep(a, a0, a1, a2, a3)
}

function keep(entry: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  const sums = <usize>load<u32>(entry + ROOM)
  v128.store(sums, s0)
  v128.store(sums, s1, 16)
  v128.store(sums, s2, 32)
  v128.store(sums, s3, 48)
}

/** From four gates' sums to the new states and outputs of four cells. */
function fire(entry: usize, tile: i32, scales: usize): void {
  const sums = <usize>load<u32>(entry + ROOM)
  const at = <usize>load<u32>(entry + CELLS) + 16 * <usize>tile
  const out = <usize>load<u32>(entry + OUT) + 8 * <usize>tile
  const input = tanh(f32x4.mul(f32x4.convert_i32x4_s(v128.load(sums)), v128.load(scales)))
  const inputGate = logistic(f32x4.mul(f32x4.convert_i32x4_s(v128.load(sums, 16)), v128.load(scales, 16)))
  const forgetGate = logistic(f32x4.mul(f32x4.convert_i32x4_s(v128.load(sums, 32)), v128.load(scales, 32)))
  const outputGate = logistic(f32x4.mul(f32x4.convert_i32x4_s(v128.load(sums, 48)), v128.load(scales, 48)))
  const state = f32x4.add(f32x4.mul(v128.load(at), forgetGate), f32x4.mul(input, inputGate))
  const clipped = f32x4.pmax(f32x4.pmin(state, f32x4.splat(CLIP)), f32x4.splat(-CLIP))
  v128.store(at, clipped)
  storeQuantized(out, f32x4.mul(tanh(f32x4.mul(clipped, f32x4.splat(256))), outputGate))
}
