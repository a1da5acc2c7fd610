// Dot leaders: rows of evenly spaced dots, or short dashes, from a title to its page number, taken out before a page is read and put back as dots.
import type { GrayImage, RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { InkBlob } from '../ink/ink.ts'
import { baselineAt } from './line-measures.ts'

export interface DotLeader {
  readonly box: Box
  /** Left to right. */
  readonly dots: readonly Box[]
}

/*
 * Bounds were set around the leaders of wollmers' keys (200 dpi), of a town report's index (150 dpi), and of contents typeset
 * with dots at three distances.
 */
/** A dot is so high, in x-heights, and about as wide as high; so wide are those that ran into one blot. */
const DOT_SIZE = [0.08, 0.42] as const
const ROUND = 2
const BLOT = 1.8
/** A dash is so many times as wide as high. */
const DASH = 1.5
/** From one dot to the next, x-heights; a gap is as wide as the row's others but for this share of a step. */
const MOST_GAP = 2.1
const UNEVEN = 0.35
/** Middles of neighbours lie level but for this share of a dot. */
const LEVEL = 0.5
/** Four or five dots are an ellipsis. */
const LEAST_DOTS = 6
/** What goes on at an even row's ends is less even: the next dot is no further off, in the row's steps. */
const ENDS_WITHIN = 2.2
/** Halftones and stipple are rows of dots over rows of dots: a leader has no more beside it, for each of its own. */
const CROWDED = 0.3
const CROWD_WITHIN = 1.5
/** A line meets a leader whose dots stand on its baseline but for this share of its x-height, and ends so near, in x-heights. */
const OFF_BASELINE = 0.6
const NEAR = 3.5
/** Words over more of a leader than this are written on a dotted rule, which leads nowhere. */
const WRITTEN_ON = 0.2
/** Ink told by its shape and its spacing. */
const CONFIDENCE = 0.95

/** @param xHeight of the page's text, pixels @returns rows of at least six dots, top to bottom */
export function findDotLeaders(blobs: readonly InkBlob[], xHeight: number): DotLeader[] {
  const dots = blobs.map(({ box }) => box).filter((box) => isDot(box, xHeight))
  if (dots.length < LEAST_DOTS) return []
  dots.sort((a, b) => a[0] - b[0])
  const even = rowsOf(dots, xHeight).filter((row) => row.length >= LEAST_DOTS && !isCrowded(row, dots))
  if (even.length === 0) return []
  const all = blobs.map(({ box }) => box).sort((a, b) => a[0] - b[0])
  const taken = new Set<Box>()
  const leaders: DotLeader[] = []
  for (const row of even.sort((a, b) => b.length - a.length)) {
    if (row.some((dot) => taken.has(dot))) continue
    const whole = withEnds(row, all, xHeight).filter((dot) => !taken.has(dot))
    if (whole.length < LEAST_DOTS) continue
    for (const dot of whole) taken.add(dot)
    leaders.push({ box: unionOf(whole), dots: whole })
  }
  return leaders.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
}

const isDot = (box: Box, xHeight: number): boolean =>
  isDotHigh(box, xHeight) && heightOf(box) <= ROUND * widthOf(box) + 1 && isRound(box)

/** To the pixel, of which a dot of small type has but four. */
const isDotHigh = (box: Box, xHeight: number): boolean =>
  heightOf(box) >= DOT_SIZE[0] * xHeight && heightOf(box) <= DOT_SIZE[1] * xHeight + 1

const isRound = (box: Box): boolean => widthOf(box) <= ROUND * heightOf(box) + 1

const middleX = (box: Box): number => (box[0] + box[2]) / 2
const middleY = (box: Box): number => (box[1] + box[3]) / 2
const isLevel = (a: Box, b: Box): boolean => Math.abs(middleY(a) - middleY(b)) <= Math.max(1, LEVEL * heightOf(a))

/** Chains of dots from left to right, each with the row whose next one it is. */
function rowsOf(dots: readonly Box[], xHeight: number): readonly (readonly Box[])[] {
  const rows: Box[][] = []
  const open = new Map<number, Box[][]>()
  const reach = MOST_GAP * xHeight
  for (const dot of dots) {
    const band = Math.floor(middleY(dot) / reach)
    const near = [band - 1, band, band + 1].flatMap((one) => open.get(one) ?? [])
    const row = nextOf(near, dot, reach)
    if (row !== null) {
      if (row.length === 2 && !isEven(row, dot)) row.shift()
      row.push(dot)
      continue
    }
    const begun = [dot]
    rows.push(begun)
    open.set(band, [...(open.get(band) ?? []).filter((one) => one.at(-1)![2] >= dot[0] - 2 * reach), begun])
  }
  return rows
}

function nextOf(rows: readonly Box[][], dot: Box, reach: number): Box[] | null {
  const fitting = rows.filter((row) => {
    const last = row.at(-1)!
    const gap = dot[0] - last[2]
    return gap > 0 && gap <= reach && isLevel(last, dot) && (row.length <= 2 || isEven(row, dot))
  })
  if (fitting.length === 0) return null
  return fitting.reduce((best, row) => (row.length > best.length ? row : best))
}

/** Whether the gap to the dot is as wide as the row's are, or wider by one step, where a dot is missing. */
function isEven(row: readonly Box[], dot: Box): boolean {
  if (row.length < 2) return true
  const { gap, step } = spacingOf(row.slice(-LEAST_DOTS))
  const off = dot[0] - row.at(-1)![2] - gap
  return Math.abs(off) <= UNEVEN * step || Math.abs(off - step) <= UNEVEN * step
}

/** Mean gap, and mean step from dot to dot, of which blots hold more than one. */
function spacingOf(row: readonly Box[]): { readonly gap: number; readonly step: number } {
  const gaps = row.slice(1).map((dot, at) => dot[0] - row[at]![2])
  const gap = gaps.reduce((sum, one) => sum + one, 0) / gaps.length
  const round = row.filter(isRound)
  const single = round.length > 0 ? round : row
  return { gap, step: gap + single.reduce((sum, dot) => sum + widthOf(dot), 0) / single.length }
}

function isCrowded(row: readonly Box[], dots: readonly Box[]): boolean {
  const [left, top, right, bottom] = unionOf(row)
  const around = CROWD_WITHIN * spacingOf(row).step
  const beside = dots.filter((dot) => {
    const [x, y] = [middleX(dot), middleY(dot)]
    return x > left && x < right && y > top - around && y < bottom + around
  })
  return beside.length - row.length > CROWDED * row.length
}

/** The row from its first dot on, with the dots and blots of its level that go on at either end, as far as no letter stands between. */
function withEnds(row: readonly Box[], all: readonly Box[], xHeight: number): readonly Box[] {
  const [, top, , bottom] = unionOf(row)
  const reach = ENDS_WITHIN * spacingOf(row).step
  const level = all.filter(
    (box) => box[1] < bottom && box[3] > top && (heightOf(box) >= DOT_SIZE[0] * xHeight || row.includes(box)),
  )
  const first = level.indexOf(row[0]!)
  const dots: Box[] = [row[0]!]
  for (const box of level.slice(first + 1)) {
    if (!isDotOrBlot(box, xHeight) || !isLevel(dots.at(-1)!, box) || box[0] - dots.at(-1)![2] > reach) break
    dots.push(box)
  }
  for (const box of level.slice(0, first).toReversed()) {
    if (!isDotOrBlot(box, xHeight) || !isLevel(dots[0]!, box) || dots[0]![0] - box[2] > reach) break
    dots.unshift(box)
  }
  return dots
}

const isDotOrBlot = (box: Box, xHeight: number): boolean =>
  isDot(box, xHeight) || (isDotHigh(box, xHeight) && widthOf(box) <= BLOT * xHeight)

/** A copy of the image with paper in place of the dots. */
export function withoutLeaders(image: GrayImage, leaders: readonly DotLeader[]): GrayImage {
  const data = image.data.slice()
  for (const dot of leaders.flatMap(({ dots }) => dots)) {
    const margin = Math.ceil(heightOf(dot) / 4)
    const [left, right] = [Math.max(0, dot[0] - margin), Math.min(image.width, dot[2] + margin)]
    const [top, bottom] = [Math.max(0, dot[1] - margin), Math.min(image.height, dot[3] + margin)]
    let paper = 0
    for (let y = top; y < bottom; y++)
      for (let at = y * image.width + left; at < y * image.width + right; at++) paper = Math.max(paper, data[at]!)
    for (let y = top; y < bottom; y++) data.fill(paper, y * image.width + left, y * image.width + right)
  }
  return { ...image, data }
}

/**
 * Lines with their leaders as words of dots: what a leader joins becomes one line, that of its left end. Leaders that no line
 * meets, or that words stand on, are rules. @param xHeight of the page's text, pixels
 */
export function joinLeaders(
  lines: readonly RecognizedLine[],
  leaders: readonly DotLeader[],
  xHeight: number,
): RecognizedLine[] {
  return leaders
    .toSorted((a, b) => a.box[0] - b.box[0])
    .reduce<RecognizedLine[]>((joined, leader) => joinLeader(joined, leader, NEAR * xHeight), [...lines])
}

function joinLeader(lines: readonly RecognizedLine[], leader: DotLeader, near: number): RecognizedLine[] {
  const [left, , right] = leader.box
  const level = lines.filter((line) => standsOn(line, leader, near))
  const covered = level.flatMap(({ words }) => words).reduce((sum, { box }) => sum + shared(box, left, right), 0)
  if (covered > WRITTEN_ON * (right - left)) return [...lines]
  const before = nearest(level, (word) => left - word.box[2], near)
  const after = nearest(level, (word) => word.box[0] - right, near)
  const line = before ?? after
  if (line === undefined) return [...lines]
  const other = after !== undefined && after !== line && isBeyond(after, right) && !reaches(line, right) ? after : null
  const words = [...line.words, wordOf(leader), ...(other === null ? [] : other.words)]
  const joined = {
    ...line,
    words: words.sort((a, b) => middleX(a.box) - middleX(b.box)),
    box: unionOf(words.map(({ box }) => box)),
    baseline: [line.baseline[0], (other ?? line).baseline[1]] as const,
  }
  return lines.flatMap((one) => (one === line ? [joined] : one === other ? [] : [one]))
}

/** On the line's baseline, at its nearer end where it lies beside the line. */
function standsOn(line: RecognizedLine, { box }: DotLeader, near: number): boolean {
  if (line.box[0] > box[2] + near || line.box[2] < box[0] - near) return false
  const x = Math.min(line.box[2], Math.max(line.box[0], middleX(box)))
  return Math.abs(baselineAt(x, line) - box[3]) <= OFF_BASELINE * line.xHeight
}

const shared = (box: Box, left: number, right: number): number =>
  Math.max(0, Math.min(box[2], right) - Math.max(box[0], left))

/** The line that has the word nearest to the leader's end, no further than `near`. */
function nearest(
  lines: readonly RecognizedLine[],
  distance: (word: RecognizedWord) => number,
  near: number,
): RecognizedLine | undefined {
  let [best, least]: [RecognizedLine | undefined, number] = [undefined, near]
  for (const line of lines)
    for (const word of line.words) {
      const away = distance(word)
      if (away >= -near / 4 && away <= least) [best, least] = [line, away]
    }
  return best
}

const isBeyond = ({ words }: RecognizedLine, right: number): boolean => words.every(({ box }) => middleX(box) >= right)
const reaches = ({ words }: RecognizedLine, right: number): boolean => words.some(({ box }) => middleX(box) >= right)

/** A row of dashes, as over and under the caption of a court's paper, is taken for what it is. */
function wordOf({ box, dots }: DotLeader): RecognizedWord {
  const { gap, step } = spacingOf(dots)
  const count = Math.max(dots.length, Math.round((widthOf(box) + gap) / step))
  const flat = dots.filter((dot) => widthOf(dot) >= DASH * heightOf(dot))
  const sign = 2 * flat.length > dots.length ? '-' : '.'
  const symbols = dots.map((dot) => ({ text: sign, box: dot, confidence: CONFIDENCE }))
  return { text: sign.repeat(count), box, confidence: CONFIDENCE, symbols }
}
