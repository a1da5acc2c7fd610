// Skew: the angle at which the text lines of a page run, and how clear they are, measured on the lower edges of its ink.
import { quadsOf } from '../ink/gray-levels.ts'
import type { InkImage } from '../ink/ink.ts'

/** Angles looked at, degrees either way; a page askew by more is laid on the glass anew. */
const MAX_SKEW = 10
const COARSE = 0.5
const FINE = 0.02
/** Points that vote; more do not change the angle by a hundredth of a degree on the corpus. */
const MAX_POINTS = 60_000
/** Fewer tell which half degree is the best one. */
const MAX_COARSE_POINTS = 20_000
/** Lines must stand out: the best angle's profile is at least this much sharper than the middling one's. */
const MIN_SHARPNESS = 1.15
/** Fewer tell nothing. */
const LEAST_POINTS = 100

/** How a page's ink stands in rows. */
export interface Rows {
  /** Degrees by which the lines run down to the right (clockwise); 0 where the page has no clear lines. */
  readonly skew: number
  /** How clearly it stands in rows, 1 = not at all: the best angle's profile energy against the middling one's. */
  readonly sharpness: number
}

/**
 * Projection profile after W. Postl, US patent 4,723,297 (1988), on lower edges only, which mark baselines:
 * the right angle is the one whose profile has the highest energy.
 * @param ink about 100 to 150 dpi
 */
export function measureRows(ink: InkImage): Rows {
  const points = lowerEdges(ink)
  if (points.x.length < LEAST_POINTS) return { skew: 0, sharpness: 1 }
  const { angle, energy, energies } = sweep(thinned(points, MAX_COARSE_POINTS), ink, -MAX_SKEW, MAX_SKEW, COARSE)
  const sharpness = energy / [...energies].sort((a, b) => a - b)[Math.floor(energies.length / 2)]!
  return { skew: sharpness < MIN_SHARPNESS ? 0 : refined(angle, thinned(points, MAX_POINTS), ink), sharpness }
}

/** The angle to a fiftieth of a degree. */
function refined(angle: number, points: Points, ink: InkImage): number {
  const middle = sweep(points, ink, angle - COARSE, angle + COARSE, 0.1)
  return Number(sweep(points, ink, middle.angle - 0.1, middle.angle + 0.1, FINE).angle.toFixed(2))
}

interface Sweep {
  readonly angle: number
  readonly energy: number
  readonly energies: readonly number[]
}

function sweep(points: Points, { width, height }: InkImage, from: number, to: number, step: number): Sweep {
  const steps = Math.round((to - from) / step)
  const angles = Array.from({ length: steps + 1 }, (_, index) => from + index * step)
  const energies = angles.map((angle) => profileEnergy(points, width, height, angle))
  const best = energies.reduce((at, energy, index) => (energy > energies[at]! ? index : at), 0)
  return { angle: angles[best]!, energy: energies[best]!, energies }
}

/** Sum of squares of the profile: how many points fall into each row once the page is turned back by `angle` degrees. */
function profileEnergy({ x, y }: Points, width: number, height: number, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180)
  const offset = Math.ceil(Math.abs(slope) * width) + 1
  const shifts = new Int32Array(width)
  for (let column = 0; column < width; column++) shifts[column] = offset - Math.round(slope * column)
  const profile = new Uint32Array(height + 2 * offset + 2)
  for (let index = 0; index < x.length; index++) profile[y[index]! + shifts[x[index]!]!]! += 1
  let energy = 0
  for (let row = 0; row < profile.length; row++) energy += profile[row]! * profile[row]!
  return energy
}

interface Points {
  readonly x: Int32Array
  readonly y: Int32Array
}

/** Ink with paper below it. */
function lowerEdges({ width, height, data }: InkImage): Points {
  let [x, y] = [new Int32Array(1 << 16), new Int32Array(1 << 16)]
  let count = 0
  const quads = quadsOf(data)
  for (let row = 0; row + 1 < height; row++) {
    if (count + width > x.length) [x, y] = [doubled(x, width), doubled(y, width)]
    for (let column = 0, at = row * width; column < width; column++, at++) {
      // Paper is skipped four cells at a time.
      if ((at & 3) === 0 && quads[at >> 2] === 0) {
        column += 3
        at += 3
        continue
      }
      if (data[at] === 0 || data[at + width] === 1) continue
      x[count] = column
      y[count++] = row
    }
  }
  return { x: x.subarray(0, count), y: y.subarray(0, count) }
}

function doubled(values: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * values.length + least)
  more.set(values)
  return more
}

/** At most so many of the points, evenly. */
function thinned(points: Points, most: number): Points {
  const keep = Math.ceil(points.x.length / most)
  if (keep <= 1) return points
  return { x: everyNth(points.x, keep), y: everyNth(points.y, keep) }
}

function everyNth(values: Int32Array, nth: number): Int32Array {
  const some = new Int32Array(Math.floor(values.length / nth))
  for (let index = 0; index < some.length; index++) some[index] = values[index * nth]!
  return some
}
