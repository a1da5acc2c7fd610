// Activation functions, four lanes at a time: logistic and tanh from tables, powers of two, and rounding.

/*
 * Tesseract's networks were taught with tables, and a value that rounds the other way turns doubtful letters. So the tables are theirs,
 * from 0 to 16 in steps of 1/256 with a line between two, and so is the order of each operation: a last bit decides a rounding.
 */
const STEPS: i32 = 4096
/** From here on the functions are 1. */
const FULL: i32 = STEPS - 1
const TANH = memory.data(4 * 4100, 16)
const LOGISTIC = memory.data(4 * 4100, 16)
fillTables()

function fillTables(): void {
  for (let at = 0; at < 4100; at++) {
    const x: f64 = <f64>at / 256
    store<f32>(TANH + 4 * at, at < FULL ? <f32>Math.tanh(x) : 1)
    store<f32>(LOGISTIC + 4 * at, at < FULL ? <f32>(1 / (1 + Math.exp(-x))) : 1)
  }
}

/** 1.5 × 2²³: added to a small number, it leaves the number rounded in its lowest bits. */
const MAGIC: f32 = 12582912
const MAGIC_BITS: usize = 0x4b400000
const SIGN: i32 = i32.MIN_VALUE

/** @param x256 256 × x, and so are those of logistic */
export function tanh(x256: v128): v128 {
  const sign = v128.and(x256, i32x4.splat(SIGN))
  return v128.xor(between(TANH, v128.xor(x256, sign)), sign)
}

export function logistic(x256: v128): v128 {
  const value = between(LOGISTIC, f32x4.abs(x256))
  return v128.bitselect(f32x4.sub(f32x4.splat(1), value), value, i32x4.shr_s(x256, 31))
}

/** On the line between two of a table's values. @param x256 from 0 */
function between(table: usize, x256: v128): v128 {
  const bounded = f32x4.pmin(x256, f32x4.splat(<f32>STEPS))
  const shifted = f32x4.add(f32x4.sub(bounded, f32x4.splat(0.5)), f32x4.splat(MAGIC))
  const rest = f32x4.sub(bounded, f32x4.sub(shifted, f32x4.splat(MAGIC)))
  const base = table - 4 * MAGIC_BITS
  let low = v128.load64_zero(base + 4 * <usize>i32x4.extract_lane(shifted, 0))
  low = v128.load64_lane(base + 4 * <usize>i32x4.extract_lane(shifted, 1), low, 1)
  let high = v128.load64_zero(base + 4 * <usize>i32x4.extract_lane(shifted, 2))
  high = v128.load64_lane(base + 4 * <usize>i32x4.extract_lane(shifted, 3), high, 1)
  const values = v128.shuffle<i32>(low, high, 0, 2, 4, 6)
  const next = v128.shuffle<i32>(low, high, 1, 3, 5, 7)
  return f32x4.add(values, f32x4.mul(f32x4.sub(next, values), rest))
}

/** −1 to 1 as whole numbers from −127 to 127, halves away from 0; four i16 at `to`. */
export function storeQuantized(to: usize, x: v128): void {
  const scaled = f32x4.mul(x, f32x4.splat(127))
  const half = v128.or(f32x4.splat(0.5), v128.and(x, i32x4.splat(SIGN)))
  const values = i32x4.trunc_sat_f32x4_s(f32x4.add(scaled, half))
  v128.store64_lane(to, i16x8.narrow_i32x4_s(values, values), 0)
}

/**
 * 2^x, bounded to 2^±60, with a relative error below 3e-6: the whole part goes into the exponent's bits, the rest, within
 * ±½, through a polynomial of the fourth degree (least greatest relative error, fitted by reweighted least squares).
 */
export function exp2(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(60)), f32x4.splat(-60))
  const shifted = f32x4.add(bounded, f32x4.splat(MAGIC))
  const r = f32x4.sub(bounded, f32x4.sub(shifted, f32x4.splat(MAGIC)))
  let p = f32x4.add(f32x4.mul(r, f32x4.splat(0.0095701)), f32x4.splat(0.05591786))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.24024745))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.69312181))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.99999926))
  return i32x4.add(p, i32x4.shl(shifted, 23))
}
