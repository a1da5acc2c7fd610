// Pictures: where the ink is no type — photographs, drawings, maps, graphs, stamps — and the letters in and beside them.
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import { type Components, componentBox } from './components.ts'
import { findHalftones } from './halftones.ts'
import { type Kinds, LARGE } from './letters.ts'
import { baselineAt, type TypeLine } from './type-line.ts'

/** Large components smaller than this both ways, x-heights, are pieces of type or of a border, not pictures. */
const LEAST_SIDE = 4
/** A frame is a graph's when a large component takes this share of it either way. */
const FRAMED = 0.2
/** Where lines of type take this share of a box, it is text with something drawn around or across it. */
const TEXT_SHARE = 0.24
/** A frame, such as the dark around a copied page, holds so many lines, and they take this share of the room that they span. */
const FRAMED_LINES = 12
const FRAMED_SHARE = 0.5
/** A frame about a running head, with a logo in it, is no higher than this, x-heights of a line within. */
const BANNER_HEIGHT = 9
/** Lines that speak for text: of so many letters, standing so regularly. */
const TELLING_LETTERS = 8
const TELLING_REGULARITY = 0.75
/** A line's height with its white, x-heights. */
const LINE_HEIGHT = 2.2
/** Labels beside a picture: so few letters, no further away than this, x-heights. */
const LABEL_LETTERS = 6
const LABEL_REACH = 2
/** Letters in one string of the numbers below an axis. */
const AXIS_LETTERS = 5
const AXIS_STRINGS = 3
const AXIS_GAP = 1.6

/** Where pictures may be: boxes that lines do not run through. @param frames boxes of components with strokes both ways */
export function pictureSeeds(of: Components, kinds: Kinds, frames: readonly Box[], xHeight: number): Box[] {
  const seeds: Box[] = []
  for (let id = 0; id < of.count; id++) {
    if (kinds[id] !== LARGE) continue
    const box = componentBox(of, id)
    if (Math.max(widthOf(box), heightOf(box)) >= LEAST_SIDE * xHeight) seeds.push(box)
  }
  const framed = frames.filter((frame) =>
    seeds.some(
      (seed) =>
        isWithin(seed, frame) && widthOf(seed) >= FRAMED * widthOf(frame) && heightOf(seed) >= FRAMED * heightOf(frame),
    ),
  )
  const drawn = [...seeds, ...framed]
  return [...drawn, ...findHalftones(of, kinds, drawn, xHeight)]
}

const isWithin = (box: Box, outer: Box): boolean =>
  box[0] >= outer[0] - 2 && box[1] >= outer[1] - 2 && box[2] <= outer[2] + 2 && box[3] <= outer[3] + 2

/** Parts the page: seeds that hold more than text are pictures, and the lines in and beside them their labels. */
export function partPictures(
  seeds: readonly Box[],
  lines: readonly TypeLine[],
  of: Components,
): { readonly pictures: readonly Box[]; readonly lines: readonly TypeLine[] } {
  const telling = lines.filter(
    ({ letters, fit }) => letters.length >= TELLING_LETTERS && fit.regularity >= TELLING_REGULARITY,
  )
  const isPicture = (box: Box): boolean =>
    textShare(box, telling) < TEXT_SHARE && !framesText(box, telling) && !isBanner(box, telling)
  const pictures = mergeOverlapping(seeds).flatMap((box) =>
    isPicture(box)
      ? [box]
      : mergeOverlapping(seeds.filter((seed) => isWithin(seed, box) && isPicture(seed) && !sameBox(seed, box))).filter(
          isPicture,
        ),
  )
  const outside = lines.filter((line) => !pictures.some((picture) => holds(picture, line)))
  return { pictures, lines: outside.filter((line) => !pictures.some((picture) => isLabel(of, picture, line))) }
}

/** Whether the box is drawn around a page of text: its lines stand close together, and there are many. */
function framesText(box: Box, lines: readonly TypeLine[]): boolean {
  const within = lines.filter((line) => isWithin([line.left, line.top, line.right, line.bottom], box))
  if (within.length < FRAMED_LINES) return false
  const text: Box = [
    Math.min(...within.map((line) => line.left)),
    Math.min(...within.map((line) => line.top)),
    Math.max(...within.map((line) => line.right)),
    Math.max(...within.map((line) => line.bottom)),
  ]
  return textShare(text, within) >= FRAMED_SHARE
}

function isBanner(box: Box, lines: readonly TypeLine[]): boolean {
  return lines.some(
    ({ left, top, right, bottom, fit }) =>
      isWithin([left, top, right, bottom], box) && heightOf(box) <= BANNER_HEIGHT * fit.xHeight,
  )
}

const sameBox = (a: Box, b: Box): boolean => a.every((side, at) => side === b[at])

function textShare(box: Box, lines: readonly TypeLine[]): number {
  let area = 0
  for (const { left, right, top, bottom, fit } of lines) {
    const middle = (top + bottom) / 2
    if (middle < box[1] || middle > box[3]) continue
    area += Math.max(0, Math.min(right, box[2]) - Math.max(left, box[0])) * LINE_HEIGHT * fit.xHeight
  }
  return area / Math.max(1, widthOf(box) * heightOf(box))
}

/** Whether most of the line lies in the picture. */
function holds(picture: Box, line: TypeLine): boolean {
  const middle = baselineAt(line, (line.left + line.right) / 2) - line.fit.xHeight / 2
  if (middle < picture[1] || middle > picture[3]) return false
  return Math.min(line.right, picture[2]) - Math.max(line.left, picture[0]) > 0.5 * (line.right - line.left)
}

/** Short lines left and right of a picture, and the numbers along the axis below it. */
function isLabel(of: Components, picture: Box, line: TypeLine): boolean {
  const reach = LABEL_REACH * line.fit.xHeight
  const middle = (line.top + line.bottom) / 2
  const [across, down] = [
    Math.max(picture[0] - line.right, line.left - picture[2]),
    Math.max(picture[1] - line.bottom, line.top - picture[3]),
  ]
  if (across > reach || down > reach) return false
  if (middle > picture[1] - reach && middle < picture[3] + reach && across > -reach) {
    return line.letters.length <= LABEL_LETTERS && line.right - line.left < widthOf(picture)
  }
  return isAxis(of, line)
}

/** Short strings far apart. */
function isAxis(of: Components, { letters, fit }: TypeLine): boolean {
  const strings = [0]
  for (let at = 1; at < letters.length; at++) {
    const gap = of.left[letters[at]!]! - of.right[letters[at - 1]!]!
    if (gap > AXIS_GAP * fit.xHeight) strings.push(0)
    strings[strings.length - 1]! += 1
  }
  return strings.length >= AXIS_STRINGS && Math.max(...strings) <= AXIS_LETTERS
}

/** Joins boxes that overlap, until none do. */
export function mergeOverlapping(boxes: readonly Box[]): Box[] {
  const merged: Box[] = []
  for (const box of boxes) {
    let joined = box
    for (let at = 0; at < merged.length; ) {
      const other = merged[at]!
      if (!overlap(joined, other)) {
        at++
        continue
      }
      joined = [
        Math.min(joined[0], other[0]),
        Math.min(joined[1], other[1]),
        Math.max(joined[2], other[2]),
        Math.max(joined[3], other[3]),
      ]
      merged.splice(at, 1)
      at = 0
    }
    merged.push(joined)
  }
  return merged
}

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
