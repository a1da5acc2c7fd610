// Party sides: a court's or commission's caption that nothing printed parts — parties left, case right — told by words and a gutter.
import { PARTIES, type Sides } from './sides.ts'
import { stepTo, type TextLine } from './text-line.ts'

/** What names a case: "Case No. 4:19-cv-231", "No. 17 BK 3283", "Docket CP17-458", "SUBJECT:". */
const CASE =
  /(?:^|\s)(?:nos?\.?:?|number:?|#)\s*[\p{L}\d(/:]*[-/:\d]|^subject:|^(?:civil|criminal|case|docket|index|cause|department|dept\.|chapter)\b.*\d/iu
const AGAINST = /(?:^|\s)(?:vs?\.|versus|against)(?=\s|$)/iu
/** "-----------X", over and under a caption; "/" alone ends one. */
const RULE = /^[-–—_=.*\s]{6,}[xX/)]{0,2}$/u
/** More lines that name cases, or set one party against another, are a list of cases. */
const MOST_CASES = 3
const MOST_AGAINST = 2
/** The right side begins in one place, but for this share of its lines; white runs down left of it; in x-heights. */
const ALIGNED = 1
const ALIGNED_SHARE = 0.6
const GUTTER = 0.7
/** Lines of a caption follow each other within so many x-heights: typing with double spaces, and a line left out. */
const NEXT = 8
/** A line in the middle, so far below the one above, is no more of it, in x-heights. */
const ON_AXIS = 2
const APART = 3.2

/** The first such caption among lines of one page; null without any. */
export function partySides(lines: readonly TextLine[]): Sides | null {
  const sorted = [...lines].sort((a, b) => middle(a) - middle(b))
  for (const [index, line] of sorted.entries()) {
    const sides = CASE.test(line.text) ? sidesAround(sorted, index) : null
    if (sides !== null) return sides
  }
  return null
}

/** @param index of a line that begins the right side in its place */
function sidesAround(sorted: readonly TextLine[], index: number): Sides | null {
  const seed = sorted[index]!
  const x = seed.box[0] - ALIGNED * seed.xHeight
  const isRight = (line: TextLine): boolean => line.box[0] >= x
  const isSide = (line: TextLine): boolean =>
    !RULE.test(line.text) && (isRight(line) || line.box[2] < seed.box[0] - GUTTER * seed.xHeight)
  const above = stretch(sorted.slice(0, index).reverse(), seed, isSide).reverse()
  const below = stretch(sorted.slice(index + 1), seed, isSide)
  const inside = [...above, seed, ...below]
  const axis = (Math.min(...sorted.map(({ box }) => box[0])) + Math.max(...sorted.map(({ box }) => box[2]))) / 2
  const end =
    inside.findLastIndex((line, place) =>
      isRight(line) ? !isHeadingBelow(line, inside[place - 1], axis) : PARTIES.test(line.text),
    ) + 1
  const left = inside.slice(0, end).filter((line) => !isRight(line))
  const right = inside.slice(0, end).filter(isRight)
  return isCaption(left, right, seed) ? { left, right, ...extentOf([...left, ...right]) } : null
}

/** In the middle of the page and apart: what the caption stands over. */
const isHeadingBelow = (line: TextLine, before: TextLine | undefined, axis: number): boolean =>
  before !== undefined &&
  stepTo(line, before) > APART * line.xHeight &&
  Math.abs((line.box[0] + line.box[2]) / 2 - axis) < ON_AXIS * line.xHeight

/** The lines that belong to either side, on from a line, until one crosses the gutter or stands apart. */
function stretch(lines: readonly TextLine[], from: TextLine, isSide: (line: TextLine) => boolean): TextLine[] {
  let last = from
  const end = lines.findIndex((line) => {
    const isOut = !isSide(line) || Math.abs(middle(line) - middle(last)) > NEXT * from.xHeight
    last = line
    return isOut
  })
  return lines.slice(0, end === -1 ? lines.length : end)
}

function isCaption(left: readonly TextLine[], right: readonly TextLine[], seed: TextLine): boolean {
  const aligned = right.filter(({ box }) => Math.abs(box[0] - seed.box[0]) < ALIGNED * seed.xHeight)
  return (
    left.length >= 2 &&
    left.some(({ text }) => PARTIES.test(text)) &&
    [...left, ...right].filter(({ text }) => AGAINST.test(text)).length <= MOST_AGAINST &&
    right.filter(({ text }) => CASE.test(text)).length <= MOST_CASES &&
    aligned.length >= ALIGNED_SHARE * right.length
  )
}

function extentOf(lines: readonly TextLine[]): { readonly top: number; readonly bottom: number } {
  return {
    top: Math.min(...lines.map(({ box }) => box[1])),
    bottom: Math.max(...lines.map(({ box }) => box[3])),
  }
}

const middle = ({ box }: TextLine): number => (box[1] + box[3]) / 2
