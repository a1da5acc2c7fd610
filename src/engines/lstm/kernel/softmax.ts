// The last layer: every input to every class, as probabilities.
import { exp2 } from './activation'

/**
 * @param x i16, `steps` rows of 2 × `pairs` inputs
 * @param weights for each 16 classes, for each two inputs 16 × 2 i16; then 16 i32 of bias, 16 f32 of scale times log2 e. Classes that
 *   only fill up the last 16 have a bias so low that their probability is 0.
 * @param tiles classes ÷ 16, rounded up
 * @param out f32, `steps` rows of 16 × `tiles` probabilities
 */
export function softmax(x: usize, steps: i32, pairs: i32, weights: usize, tiles: i32, out: usize): void {
  const xBytes = 4 * <usize>pairs
  const outBytes = 64 * <usize>tiles
  const tileBytes = 64 * <usize>pairs + 128
  for (let tile = 0; tile < tiles; tile++) {
    const w = weights + <usize>tile * tileBytes
    const column = out + 64 * <usize>tile
    let step = 0
    for (; step + 1 < steps; step += 2)
      twoSteps(x + <usize>step * xBytes, xBytes, pairs, w, column + <usize>step * outBytes, outBytes)
    // An odd last step goes twice to the same place.
    if (step < steps) twoSteps(x + <usize>step * xBytes, 0, pairs, w, column + <usize>step * outBytes, 0)
  }
  for (let step = 0; step < steps; step++) normalize(out + <usize>step * outBytes, 4 * tiles)
}

function twoSteps(x: usize, xBytes: usize, pairs: i32, w: usize, out: usize, outBytes: usize): void {
  let a0 = i32x4.splat(0)
  let a1 = i32x4.splat(0)
  let a2 = i32x4.splat(0)
  let a3 = i32x4.splat(0)
  let b0 = i32x4.splat(0)
  let b1 = i32x4.splat(0)
  let b2 = i32x4.splat(0)
  let b3 = i32x4.splat(0)
  for (let pair = 0; pair < pairs; pair++) {
    const w0 = v128.load(w)
    const w1 = v128.load(w, 16)
    const w2 = v128.load(w, 32)
    const w3 = v128.load(w, 48)
    const va = v128.load32_splat(x)
    const vb = v128.load32_splat(x + xBytes)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(va, w0))
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(vb, w0))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(va, w1))
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(vb, w1))
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(va, w2))
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(vb, w2))
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(va, w3))
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(vb, w3))
    w += 64
    x += 4
  }
  v128.store(out, scaled(a0, w))
  v128.store(out, scaled(a1, w + 16), 16)
  v128.store(out, scaled(a2, w + 32), 32)
  v128.store(out, scaled(a3, w + 48), 48)
  const second = out + outBytes
  v128.store(second, scaled(b0, w))
  v128.store(second, scaled(b1, w + 16), 16)
  v128.store(second, scaled(b2, w + 32), 32)
  v128.store(second, scaled(b3, w + 48), 48)
}

function scaled(sum: v128, at: usize): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.add(sum, v128.load(at))), v128.load(at, 64))
}

/** Sums to probabilities, in place; the greatest is taken off first so that no power overflows. */
function normalize(at: usize, vectors: i32): void {
  let most = v128.load(at)
  for (let index = 1; index < vectors; index++) most = f32x4.max(most, v128.load(at + 16 * <usize>index))
  const greatest = f32x4.splat(
    max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    ),
  )
  let sum = f32x4.splat(0)
  for (let index = 0; index < vectors; index++) {
    const place = at + 16 * <usize>index
    const power = exp2(f32x4.sub(v128.load(place), greatest))
    v128.store(place, power)
    sum = f32x4.add(sum, power)
  }
  const total =
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  const share = f32x4.splat(<f32>1 / total)
  for (let index = 0; index < vectors; index++) {
    const place = at + 16 * <usize>index
    v128.store(place, f32x4.mul(v128.load(place), share))
  }
}
