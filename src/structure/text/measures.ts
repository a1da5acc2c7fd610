// Measures of a document's typesetting: medians, margins, line pitch and the size of its body text.
import { groupLines, stepTo, type TextLine } from './text-line.ts'

/** Upper median; 0 for none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

/** The value below which `share` (0–1) of the values lie; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))]!
}

export interface RegionMeasures {
  /** Left and right margin of the region's text, straightened page pixels. */
  readonly left: number
  readonly right: number
  /** Distance from one line's bottom to the next one's, page pixels, where lines follow each other closely. */
  readonly pitch: number
  /** x-height of the region's text, weighted by letters, page pixels. */
  readonly xHeight: number
  /** True where most lines end at the same right margin. */
  readonly justified: boolean
  /** True where gaps part paragraphs: several lines that end a sentence stand apart from the next. */
  readonly isParted: boolean
  /** True where paragraphs hang, as in a bibliography: all begin at the margin, and their other lines are set in. */
  readonly hangs: boolean
}

/** Measures of each region, by region number. A page's measures stand in where a region has too few lines for its own. */
export function measureRegions(lines: readonly TextLine[]): ReadonlyMap<number, RegionMeasures> {
  const byRegion = groupLines(lines, (line) => line.region)
  const byPage = new Map([...groupLines(lines, (line) => line.page)].map(([page, all]) => [page, measure(all)]))
  const measures = new Map<number, RegionMeasures>()
  for (const [region, own] of byRegion) {
    const few = own.length < 3
    measures.set(region, few ? byPage.get(own[0]!.page)! : measure(own))
  }
  return measures
}

function measure(lines: readonly TextLine[]): RegionMeasures {
  const xHeight = weightedXHeight(lines)
  const wide = lines.filter((line) => line.text.length > 20)
  const ruling = wide.length >= 2 ? wide : lines
  const left = quantile(
    ruling.map((line) => line.box[0]),
    0.1,
  )
  const right = quantile(
    ruling.map((line) => line.box[2]),
    0.9,
  )
  const atRight = ruling.filter((line) => Math.abs(line.box[2] - right) < 1.2 * xHeight).length
  const pitch = linePitch(lines, xHeight, right)
  return {
    left,
    right,
    pitch,
    xHeight,
    justified: atRight / ruling.length > 0.5,
    isParted: isParted(lines, pitch),
    hangs: hangs(lines, left, xHeight),
  }
}

/** A gap above this many pitches parts paragraphs; so many of them are no accident. */
const PARTING_GAP = 1.35
const PARTING_GAPS = 2

function isParted(lines: readonly TextLine[], pitch: number): boolean {
  const gaps = lines.filter((line, index) => {
    const before = lines[index - 1]
    return before?.page === line.page && stepTo(line, before) > PARTING_GAP * pitch && /[.:;]$/u.test(before.text)
  })
  return gaps.length >= PARTING_GAPS
}

/** In x-heights: at the margin, and set in. */
const AT_MARGIN = 1
const SET_IN = [1.5, 9] as const
/** So many lines of either kind; set in they go on in small letters, at the margin they hardly ever do. */
const HANGING_LINES = 4
const SMALL_LETTERS = { setIn: 0.25, atMargin: 0.05 } as const

function hangs(lines: readonly TextLine[], left: number, xHeight: number): boolean {
  const inset = (line: TextLine): number => (line.box[0] - left) / xHeight
  const small = (some: readonly TextLine[]): number =>
    some.filter(({ text }) => /^\p{Ll}/u.test(text)).length / some.length
  const outer = lines.filter((line) => Math.abs(inset(line)) < AT_MARGIN)
  const inner = lines.filter((line) => inset(line) > SET_IN[0] && inset(line) < SET_IN[1])
  const enough =
    Math.min(outer.length, inner.length) >= HANGING_LINES && outer.length + inner.length > 0.8 * lines.length
  return enough && small(inner) > SMALL_LETTERS.setIn && small(outer) < SMALL_LETTERS.atMargin
}

/** Lines follow each other closely when the step is below this many x-heights: double-spaced typing is about 4.5. */
const MAX_STEP = 6
/** So many lines that go on within a paragraph tell the pitch by themselves. */
const WRAPPED_LINES = 4
/** Two do, if all agree so well: text in two spacings has wrapped lines of either. */
const AGREEING_LINES = 2
const AGREEMENT = 1.12
/** Where the usual step is this many times theirs, paragraphs are so short that it is the gap between them. */
const GAPS_PREVAIL = 1.25

/** @param right right margin of the lines */
function linePitch(lines: readonly TextLine[], xHeight: number, right: number): number {
  const steps: number[] = []
  const wrapped: number[] = []
  for (let index = 1; index < lines.length; index++) {
    const before = lines[index - 1]!
    const line = lines[index]!
    const step = stepTo(line, before)
    if (line.page !== before.page || step <= xHeight || step >= MAX_STEP * xHeight) continue
    steps.push(step)
    if (wraps(before, line, xHeight, right)) wrapped.push(step)
  }
  const usual = steps.length > 0 ? median(steps) : 2.4 * xHeight
  const agree = wrapped.length >= AGREEING_LINES && Math.max(...wrapped) <= AGREEMENT * Math.min(...wrapped)
  return (wrapped.length >= WRAPPED_LINES || agree) && usual > GAPS_PREVAIL * median(wrapped) ? median(wrapped) : usual
}

/** In x-heights: a line that reaches the margin as near as this is full. */
const FULL_LINE = 5

/** A full line within a sentence, that goes on in small letters. */
const wraps = (before: TextLine, line: TextLine, xHeight: number, right: number): boolean =>
  before.box[2] > right - FULL_LINE * xHeight && /[^.;:!?]$/u.test(before.text) && /^\p{Ll}/u.test(line.text)

/** Median x-height, each line counted by its letters, so that headings do not move it. */
export function weightedXHeight(lines: readonly Pick<TextLine, 'text' | 'xHeight'>[]): number {
  const sorted = [...lines].sort((a, b) => a.xHeight - b.xHeight)
  const half = sorted.reduce((sum, line) => sum + line.text.length, 0) / 2
  let sum = 0
  for (const line of sorted) {
    sum += line.text.length
    if (sum >= half) return line.xHeight
  }
  return 1
}
