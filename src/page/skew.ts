// Skew: the angle at which the text lines of a page run, measured on the lower edges of its ink.
import type { InkImage } from './ink.ts'

/** Angles looked at, degrees either way; a page askew by more is laid on the glass anew. */
const MAX_SKEW = 10
const COARSE = 0.5
const FINE = 0.02
/** Points that vote; more do not change the angle by a hundredth of a degree on the corpus. */
const MAX_POINTS = 60_000
/** Lines must stand out: the best angle's profile is at least this much sharper than the middling one's. */
const MIN_SHARPNESS = 1.15

/**
 * Degrees by which the lines run down to the right (clockwise); 0 where the page has no clear lines.
 * Projection profile after W. Postl, US patent 4,723,297 (1988), on lower edges only, which mark baselines:
 * the right angle is the one whose profile has the highest energy.
 * @param ink about 100 to 150 dpi
 */
export function measureSkew(ink: InkImage): number {
  const points = lowerEdges(ink)
  if (points.length < 200) return 0
  const coarse = sweep(points, ink, -MAX_SKEW, MAX_SKEW, COARSE)
  const usual = [...coarse.energies].sort((a, b) => a - b)[Math.floor(coarse.energies.length / 2)]!
  if (coarse.energy < MIN_SHARPNESS * usual) return 0
  const middle = sweep(points, ink, coarse.angle - COARSE, coarse.angle + COARSE, 0.1)
  return Number(sweep(points, ink, middle.angle - 0.1, middle.angle + 0.1, FINE).angle.toFixed(2))
}

/** How clearly the ink stands in rows, 1 = not at all: the best angle's profile energy against the middling one's. */
export function lineSharpness(ink: InkImage): number {
  const points = lowerEdges(ink)
  if (points.length < 200) return 1
  const { energy, energies } = sweep(points, ink, -MAX_SKEW, MAX_SKEW, COARSE)
  return energy / [...energies].sort((a, b) => a - b)[Math.floor(energies.length / 2)]!
}

interface Sweep {
  readonly angle: number
  readonly energy: number
  readonly energies: readonly number[]
}

function sweep(points: Int32Array, { width, height }: InkImage, from: number, to: number, step: number): Sweep {
  const steps = Math.round((to - from) / step)
  const angles = Array.from({ length: steps + 1 }, (_, index) => from + index * step)
  const energies = angles.map((angle) => profileEnergy(points, width, height, angle))
  const best = energies.reduce((at, energy, index) => (energy > energies[at]! ? index : at), 0)
  return { angle: angles[best]!, energy: energies[best]!, energies }
}

/** Sum of squares of the profile: how many points fall into each row once the page is turned back by `angle` degrees. */
function profileEnergy(points: Int32Array, width: number, height: number, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180)
  const offset = Math.ceil(Math.abs(slope) * width) + 1
  const profile = new Uint32Array(height + 2 * offset + 2)
  for (let index = 0; index < points.length; index += 2) {
    profile[Math.round(points[index + 1]! - slope * points[index]!) + offset]! += 1
  }
  let energy = 0
  for (const count of profile) energy += count * count
  return energy
}

/** Ink with paper below it, as x, y, x, y, …; thinned evenly to at most MAX_POINTS. */
function lowerEdges({ width, height, data }: InkImage): Int32Array {
  const all: number[] = []
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) if (data[at] === 1 && data[at + width] === 0) all.push(x, y)
  }
  const keep = Math.max(1, Math.ceil(all.length / 2 / MAX_POINTS))
  if (keep === 1) return Int32Array.from(all)
  return Int32Array.from(
    { length: 2 * Math.floor(all.length / 2 / keep) },
    (_, index) => all[Math.floor(index / 2) * 2 * keep + (index % 2)]!,
  )
}
