// Activation functions, four lanes at a time: powers of two, from which the layers make logistic and tanh, and rounding.

/** Four times each: a constant that is loaded costs one step, one that is put together from its bits costs five. */
// biome-ignore format: a line for each
const CONSTANTS = memory.data<f32>(
  [
    60, 60, 60, 60,
    -60, -60, -60, -60,
    12582912, 12582912, 12582912, 12582912,
    0.0095701, 0.0095701, 0.0095701, 0.0095701,
    0.05591786, 0.05591786, 0.05591786, 0.05591786,
    0.24024745, 0.24024745, 0.24024745, 0.24024745,
    0.69312181, 0.69312181, 0.69312181, 0.69312181,
    0.99999926, 0.99999926, 0.99999926, 0.99999926,
    127, 127, 127, 127,
    1, 1, 1, 1,
  ],
  16,
)

/** 1.5 × 2²³: added to a small number, it leaves the number rounded in its lowest bits. */
function magic(): v128 {
  return v128.load(CONSTANTS, 32)
}

export function one(): v128 {
  return v128.load(CONSTANTS, 144)
}

/**
 * 2^x, bounded to 2^±60, with a relative error below 3e-6: the whole part goes into the exponent's bits, the rest, within
 * ±½, through a polynomial of the fourth degree (least greatest relative error, fitted by reweighted least squares).
 */
export function exp2(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, v128.load(CONSTANTS)), v128.load(CONSTANTS, 16))
  const shifted = f32x4.add(bounded, magic())
  const r = f32x4.sub(bounded, f32x4.sub(shifted, magic()))
  let p = f32x4.add(f32x4.mul(r, v128.load(CONSTANTS, 48)), v128.load(CONSTANTS, 64))
  p = f32x4.add(f32x4.mul(p, r), v128.load(CONSTANTS, 80))
  p = f32x4.add(f32x4.mul(p, r), v128.load(CONSTANTS, 96))
  p = f32x4.add(f32x4.mul(p, r), v128.load(CONSTANTS, 112))
  return i32x4.add(p, i32x4.shl(shifted, 23))
}

/** −1 to 1 as whole numbers from −127 to 127, four i16 at `to`. */
export function storeQuantized(to: usize, x: v128): void {
  const shifted = f32x4.add(f32x4.mul(x, v128.load(CONSTANTS, 128)), magic())
  const values = i32x4.sub(shifted, magic())
  v128.store64_lane(to, i16x8.narrow_i32x4_s(values, values), 0)
}
