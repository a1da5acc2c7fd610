// Orientation: whether a page lies on its side or upside down, by its ink and by how well it reads.
import { heightOf, widthOf } from '../../model/geometry.ts'
import type { Line, Rotation } from '../../model/page-text.ts'
import type { InkImage } from '../ink/ink.ts'
import { measureRows, type Rows } from './skew.ts'

/** Columns must stand out this much more than rows: tables and forms have both. */
const SIDEWAYS = 1.5
/** A page read with less confidence than this (0–1) is tried the other way up. */
const DOUBTFUL = 0.72
/** Type that lies on its side is read with less than this, poor scans with more. */
const HOPELESS = 0.5
/** Fewer letters tell nothing about the way up. */
const MIN_LETTERS = 25

/** Rows this clear leave no doubt. */
const CLEAR = 3

/** Text whose lines run up or down the page stands in columns, not rows. @param ink about 120 dpi @param rows as it stands */
export const runsSideways = (ink: InkImage, rows: Rows): boolean =>
  rows.sharpness < CLEAR && measureRows(transposed(ink)).sharpness > SIDEWAYS * rows.sharpness

/** Share of the letters that must stand on end before a page is turned. */
const MOST = 0.6

/**
 * By how much a page whose lines were read standing on end has to be turned, clockwise, to be upright; 0 where most
 * lines lie flat: recognizers read short runs of sideways type without a word about it.
 */
export function turnOfUpended(lines: readonly Line[]): Rotation {
  const share = (chosen: readonly Line[]): number => lettersIn(chosen) / Math.max(1, lettersIn(lines))
  const upended = lines.filter(({ box, words }) => words.length > 1 && heightOf(box) > 2 * widthOf(box))
  if (lettersIn(lines) < MIN_LETTERS || share(upended) < MOST) return 0
  const downwards = upended.filter(({ words }) => words.at(-1)!.box[1] > words[0]!.box[1])
  return share(downwards) > share(upended) / 2 ? 270 : 90
}

/** All that has to be known of a line in order to count its letters. */
interface Lettered {
  readonly words: readonly { readonly text: string }[]
}

/** The reading is so poor, or so much of it was noise and hardly any text, that the page may be the other way up. */
export function isDoubtful(lines: readonly Line[], noise: readonly Lettered[]): boolean {
  if (!isTelling(lines)) return isTelling(noise)
  return scoreOf(lines) / lettersIn(lines) < DOUBTFUL
}

/** Whether there are letters enough to tell the way up. */
export const isTelling = (lines: readonly Lettered[]): boolean => lettersIn(lines) >= MIN_LETTERS

/** The reading says nothing: lines that stand on end are read so. */
export const isHopeless = (lines: readonly Line[]): boolean => scoreOf(lines) < HOPELESS * lettersIn(lines)

/** Letters counted by the confidence with which they were read: the way up that has more is the right one. */
export const scoreOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => line.words.reduce((part, word) => part + word.confidence * word.text.length, sum), 0)

const lettersIn = (lines: readonly Lettered[]): number =>
  lines.reduce((sum, line) => line.words.reduce((part, word) => part + word.text.length, sum), 0)

function transposed({ width, height, data }: InkImage): InkImage {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = data[y * width + x]!
  return { width: height, height: width, data: turned }
}
