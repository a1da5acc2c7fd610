// The first layers in one: 3×3 convolution, tanh, and the greatest of each 3×3 square.
import { exp2, one, storeQuantized } from './activation'

/** A column of three pixels is read as two pairs, of which the last pixel has no weight. */
const PAIRS: i32 = 6

/**
 * tanh grows with its argument, so the greatest sum of a square is chosen before it.
 * @param image i16 columns of `stride` bytes, with one pixel of border on each side
 * @param columns, rows size of the output: squares across and down
 * @param weights for each four outputs 6 × 4 pairs of i16, then four i32 of bias, then four f32 of scale
 *   times −2 log2 e
 * @param groups outputs ÷ 4
 * @param out i16, column after column, each row's outputs together
 */
export function convolve(
  image: usize,
  stride: usize,
  columns: i32,
  rows: i32,
  weights: usize,
  groups: i32,
  out: usize,
): void {
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const corner = image + 3 * column * stride + 6 * row
      let w = weights
      for (let group = 0; group < groups; group++) {
        const best = greatest(corner, stride, w)
        const sum = i32x4.add(best, v128.load(w, 96))
        const power = exp2(f32x4.mul(f32x4.convert_i32x4_s(sum), v128.load(w, 112)))
        // tanh x by e^−2x.
        storeQuantized(out, f32x4.div(f32x4.sub(one(), power), f32x4.add(one(), power)))
        out += 8
        w += 16 * PAIRS + 32
      }
    }
  }
}

/** The greatest of the nine sums of a square, for four outputs. */
function greatest(corner: usize, stride: usize, w: usize): v128 {
  const w0 = v128.load(w)
  const w1 = v128.load(w, 16)
  const w2 = v128.load(w, 32)
  const w3 = v128.load(w, 48)
  const w4 = v128.load(w, 64)
  const w5 = v128.load(w, 80)
  let best = i32x4.splat(i32.MIN_VALUE)
  for (let x: usize = 0; x < 3; x++) {
    let pixel = corner + x * stride
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
      pixel += 2
    }
  }
  return best
}
