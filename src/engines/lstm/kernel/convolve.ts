// The first layers in one: 3×3 convolution, tanh, and the greatest of each 3×3 square.
import { storeQuantized, tanh } from './activation'

/** A column of three pixels is read as two pairs, of which the last pixel has no weight. */
const PAIRS: i32 = 6

/** Nine places of the convolution, each with three columns of three taps and one that has no weight. */
const PLACE_BYTES: usize = 24
const SQUARE_BYTES: usize = 9 * PLACE_BYTES
const PATCHES = memory.data(216, 16)

/**
 * tanh grows with its argument, so the greatest sum of a square is chosen before it.
 * @param image i16 columns of `stride` bytes, with one pixel of border on each side, which is 0
 * @param columns, rows size of the output: squares across and down
 * @param noise what the taps see beyond the edge, i16: for each square at the edge its nine places' taps, the upper squares first,
 *   then the lower ones, the left ones, the right ones; 0: nothing
 * @param weights for each four outputs 6 × 4 pairs of i16, then four i32 of bias, then four f32 of scale
 *   times 256
 * @param groups outputs ÷ 4
 * @param out i16, column after column, each row's outputs together
 */
export function convolve(
  image: usize,
  stride: usize,
  columns: i32,
  rows: i32,
  noise: usize,
  weights: usize,
  groups: i32,
  out: usize,
): void {
  const noisy = noise !== 0
  const columnBytes = 8 * <usize>(rows * groups)
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const corner = image + 3 * column * stride + 6 * row
      const edge = noisy ? edgeAt(column, row, columns, rows) : -1
      if (edge >= 0) {
        writePatches(corner, stride, noise + SQUARE_BYTES * <usize>edge)
        square(PATCHES, 8, 3 * PLACE_BYTES, PLACE_BYTES, weights, groups, out)
      } else if (column > i32(noisy) && seesTheSame(corner, corner - 3 * stride, stride))
        copy(out - columnBytes, out, groups)
      else square(corner, stride, stride, 2, weights, groups, out)
      out += 8 * <usize>groups
    }
  }
}

/** Whether the 5 × 5 pixels that two squares see are the same, as paper is. */
function seesTheSame(a: usize, b: usize, stride: usize): bool {
  let differing = i64x2.splat(0)
  for (let column = 0; column < 5; column++) {
    differing = v128.or(differing, v128.xor(v128.load(a), v128.load(b)))
    a += stride
    b += stride
  }
  return !v128.any_true(v128.and(differing, i16x8(-1, -1, -1, -1, -1, 0, 0, 0)))
}

function copy(from: usize, to: usize, groups: i32): void {
  for (let group = 0; group < groups; group++) {
    store<u64>(to, load<u64>(from))
    from += 8
    to += 8
  }
}

/** Which of the squares at the edge it is; −1 within. */
function edgeAt(column: i32, row: i32, columns: i32, rows: i32): i32 {
  if (row === 0) return column
  if (row === rows - 1) return columns + column
  if (column === 0) return 2 * columns + row
  return column === columns - 1 ? 2 * columns + rows + row : -1
}

/** Each place of a square by itself: the pixels within the image, the noise beyond. */
function writePatches(corner: usize, stride: usize, noise: usize): void {
  let to = PATCHES
  for (let x: usize = 0; x < 3; x++)
    for (let y: usize = 0; y < 3; y++)
      for (let tap: usize = 0; tap < 3; tap++) {
        store<u64>(to, load<u64>(corner + (x + tap) * stride + 2 * y) | load<u64>(noise))
        to += 8
        noise += 8
      }
}

/**
 * @param stride from one tap's column to the next, bytes
 * @param right, down from one place of the convolution to the next
 */
function square(corner: usize, stride: usize, right: usize, down: usize, w: usize, groups: i32, out: usize): void {
  for (let group = 0; group < groups; group++) {
    const best = greatest(corner, stride, right, down, w)
    const sum = i32x4.add(best, v128.load(w, 96))
    storeQuantized(out, tanh(f32x4.mul(f32x4.convert_i32x4_s(sum), v128.load(w, 112))))
    out += 8
    w += 16 * PAIRS + 32
  }
}

/** The greatest of the nine sums of a square, for four outputs. */
function greatest(corner: usize, stride: usize, right: usize, down: usize, w: usize): v128 {
  const w0 = v128.load(w)
  const w1 = v128.load(w, 16)
  const w2 = v128.load(w, 32)
  const w3 = v128.load(w, 48)
  const w4 = v128.load(w, 64)
  const w5 = v128.load(w, 80)
  let best = i32x4.splat(i32.MIN_VALUE)
  for (let x: usize = 0; x < 3; x++) {
    let pixel = corner + x * right
    for (let y = 0; y < 3; y++) {
      const next = pixel + stride
      const last = next + stride
      const a = i32x4.add(
        i32x4.dot_i16x8_s(v128.load32_splat(pixel), w0),
        i32x4.dot_i16x8_s(v128.load32_splat(pixel, 4), w1),
      )
      const b = i32x4.add(
        i32x4.dot_i16x8_s(v128.load32_splat(next), w2),
        i32x4.dot_i16x8_s(v128.load32_splat(next, 4), w3),
      )
      const c = i32x4.add(
        i32x4.dot_i16x8_s(v128.load32_splat(last), w4),
        i32x4.dot_i16x8_s(v128.load32_splat(last, 4), w5),
      )
      best = i32x4.max_s(best, i32x4.add(i32x4.add(a, b), c))
      pixel += down
    }
  }
  return best
}
