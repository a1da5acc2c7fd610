// Images of lines, 16 or 8 pixels at a time: their ink in columns, their edges sharpened, and themselves scaled.

/** Fixed point of the shares by which a pixel is sharpened. */
const UNIT_BITS: i32 = 20
const HALF: i32 = 1 << (UNIT_BITS - 1)

/**
 * The dark pixels of each column: how many, the first of them, and the row behind the last.
 * @param image rows of `width` gray pixels, a multiple of 16, fewer than 65,535 rows
 * @param threshold pixels below it are dark
 * @param counts, tops, bottoms u16 for each column; without a dark pixel 0, 65,535 and 0
 */
export function inkOfColumns(
  image: usize,
  width: i32,
  rows: i32,
  threshold: i32,
  counts: usize,
  tops: usize,
  bottoms: usize,
): void {
  const limit = i8x16.splat(<i8>threshold)
  for (let group = 0; group < width; group += 16) {
    let lowCount = i16x8.splat(0)
    let highCount = lowCount
    let lowBottom = lowCount
    let highBottom = lowCount
    let lowTop = i16x8.splat(-1)
    let highTop = lowTop
    let at = image + group
    for (let row = 0; row < rows; row++) {
      const dark = i8x16.lt_u(v128.load(at), limit)
      at += width
      if (!v128.any_true(dark)) continue
      const low = i16x8.extend_low_i8x16_s(dark)
      const high = i16x8.extend_high_i8x16_s(dark)
      const here = i16x8.splat(<i16>row)
      const behind = i16x8.splat(<i16>(row + 1))
      lowCount = i16x8.sub(lowCount, low)
      highCount = i16x8.sub(highCount, high)
      lowTop = i16x8.min_u(lowTop, v128.or(here, v128.not(low)))
      highTop = i16x8.min_u(highTop, v128.or(here, v128.not(high)))
      lowBottom = v128.bitselect(behind, lowBottom, low)
      highBottom = v128.bitselect(behind, highBottom, high)
    }
    const to = 2 * <usize>group
    v128.store(counts + to, lowCount)
    v128.store(counts + to, highCount, 16)
    v128.store(tops + to, lowTop)
    v128.store(tops + to, highTop, 16)
    v128.store(bottoms + to, lowBottom)
    v128.store(bottoms + to, highBottom, 16)
  }
}

/**
 * Unsharp masking: each pixel by its own gray and the sum of its square of 2 × reach + 1, to whole grays; the border stays.
 * @param image, out gray pixels, with 16 bytes behind them
 * @param own, others what the gray and the sum are multiplied by, 2²⁰ for once
 * @param sums room for `width` + 16 u16
 */
export function sharpen(
  image: usize,
  width: i32,
  height: i32,
  reach: i32,
  own: i32,
  others: i32,
  sums: usize,
  out: usize,
): void {
  memory.copy(out, image, width * height)
  const inner = height - 2 * reach
  if (width <= 2 * reach || inner <= 0) return
  for (let row = 0; row < inner; row++) {
    const from = image + row * width
    const middle = from + reach * width
    sumColumns(from, width, 2 * reach + 1, sums)
    const to = out + (middle - image)
    // What the row above has written over this row's border.
    memory.copy(to, middle, reach)
    for (let x = 0; x < width - 2 * reach; x += 8)
      sharpenEight(middle + reach + x, sums + 2 * x, 2 * reach + 1, own, others, to + reach + x)
    memory.copy(to + width - reach, middle + width - reach, reach)
  }
  const below = (reach + inner) * width
  memory.copy(out + below, image + below, reach * width)
}

/** The sums of `count` rows' grays in each column. */
function sumColumns(rows: usize, width: i32, count: i32, sums: usize): void {
  for (let x = 0; x < width; x += 8) {
    let at = rows + x
    let sum = v128.load_ext<u8>(at)
    for (let row = 1; row < count; row++) {
      at += width
      sum = i16x8.add(sum, v128.load_ext<u8>(at))
    }
    v128.store(sums + 2 * <usize>x, sum)
  }
}

function sharpenEight(gray: usize, sums: usize, count: i32, own: i32, others: i32, out: usize): void {
  let sum = v128.load(sums)
  for (let column = 1; column < count; column++) sum = i16x8.add(sum, v128.load(sums + 2 * <usize>column))
  const here = v128.load_ext<u8>(gray)
  const low = moved(i32x4.extend_low_i16x8_u(here), i32x4.extend_low_i16x8_u(sum), own, others)
  const high = moved(i32x4.extend_high_i16x8_u(here), i32x4.extend_high_i16x8_u(sum), own, others)
  const grays = i16x8.narrow_i32x4_s(low, high)
  v128.store64_lane(out, i8x16.narrow_i16x8_u(grays, grays), 0)
}

function moved(gray: v128, sum: v128, own: i32, others: i32): v128 {
  const more = i32x4.sub(i32x4.mul(gray, i32x4.splat(own)), i32x4.mul(sum, i32x4.splat(others)))
  return i32x4.shr_s(i32x4.add(more, i32x4.splat(HALF)), UNIT_BITS)
}

/**
 * A row of means: each pixel's of what lies under it, in sixteenths of the image's pixels; whole grays.
 * @param image rows of `width` gray pixels, with 16 bytes behind them
 * @param top, bottom sixteenths of rows, both within the image
 * @param lefts, rights i32 for each of the row's `columns`, sixteenths of columns
 * @param sums room for `width` + 16 i32
 */
export function meansOfRow(
  image: usize,
  width: i32,
  top: i32,
  bottom: i32,
  lefts: usize,
  rights: usize,
  columns: i32,
  sums: usize,
  out: usize,
): void {
  sumRows(image, width, top, bottom, sums)
  const tall = bottom - top
  for (let column = 0; column < columns; column++) {
    const left = load<i32>(lefts + 4 * column)
    const right = load<i32>(rights + 4 * column)
    let at = sums + 4 * (left >> 4)
    const end = sums + 4 * (right >> 4)
    let sum = (16 - (left & 15)) * load<i32>(at)
    for (at += 4; at < end; at += 4) sum += load<i32>(at) << 4
    sum += (right & 15) * load<i32>(at)
    store<u8>(out + column, <u32>(sum + 128) / <u32>((right - left) * tall))
  }
}

/** The sums of each column from one sixteenth of a row to another, times 16. */
function sumRows(image: usize, width: i32, top: i32, bottom: i32, sums: usize): void {
  const first = top >> 4
  const last = bottom >> 4
  const start = i16x8.splat(<i16>min(16 - (top & 15), bottom - top))
  const end = i16x8.splat(<i16>(bottom & 15))
  const whole = i16x8.splat(16)
  for (let x = 0; x < width; x += 8) {
    let at = image + first * width + x
    let grays = v128.load_ext<u8>(at)
    let low = i32x4.extmul_low_i16x8_u(grays, start)
    let high = i32x4.extmul_high_i16x8_u(grays, start)
    for (let row = first + 1; row <= last; row++) {
      at += width
      const weight = row < last ? whole : end
      grays = v128.load_ext<u8>(at)
      low = i32x4.add(low, i32x4.extmul_low_i16x8_u(grays, weight))
      high = i32x4.add(high, i32x4.extmul_high_i16x8_u(grays, weight))
    }
    v128.store(sums + 4 * <usize>x, low)
    v128.store(sums + 4 * <usize>x, high, 16)
  }
}

/**
 * A row of grays between four pixels each; whole grays.
 * @param above, below rows of `width` gray pixels, with 8 bytes behind them
 * @param down how far from one to the other the row lies, sixteenths
 * @param places for each column, their number a multiple of four, where its left pixel's u16 stands among the sums
 * @param shares for each column two i16, sixteenths of the left and of the right pixel
 * @param sums room for `width` + 9 u16
 */
export function rowBetween(
  above: usize,
  below: usize,
  width: i32,
  down: i32,
  places: usize,
  shares: usize,
  columns: i32,
  sums: usize,
  out: usize,
): void {
  const upper = i16x8.splat(<i16>(16 - down))
  const lower = i16x8.splat(<i16>down)
  for (let x = 0; x < width; x += 8) {
    const sum = i16x8.add(
      i16x8.mul(v128.load_ext<u8>(above + x), upper),
      i16x8.mul(v128.load_ext<u8>(below + x), lower),
    )
    v128.store(sums + 2 * <usize>x, sum)
  }
  // There is no pixel right of the last.
  store<u16>(sums + 2 * width, load<u16>(sums + 2 * width - 2))
  for (let column = 0; column < columns; column += 4) {
    const at = places + 4 * <usize>column
    let pairs = v128.load32_zero(sums + <usize>load<u32>(at))
    pairs = v128.load32_lane(sums + <usize>load<u32>(at, 4), pairs, 1)
    pairs = v128.load32_lane(sums + <usize>load<u32>(at, 8), pairs, 2)
    pairs = v128.load32_lane(sums + <usize>load<u32>(at, 12), pairs, 3)
    const sum = i32x4.dot_i16x8_s(pairs, v128.load(shares + 4 * <usize>column))
    const grays = i32x4.shr_s(i32x4.add(sum, i32x4.splat(128)), 8)
    const words = i16x8.narrow_i32x4_s(grays, grays)
    v128.store32_lane(out + column, i8x16.narrow_i16x8_u(words, words), 0)
  }
}
