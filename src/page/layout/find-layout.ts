// Layout: gray page image → lines of type and pictures, in reading order.
import type { GrayImage, LayoutLine, PageLayout } from '../../engines/ports.ts'
import { type Box, holdsMiddle } from '../../model/geometry.ts'
import { inkBelow } from '../ink/ink-runs.ts'
import { type Components, findComponents, type Runs } from './components.ts'
import { displayTypeAmong, isTitle } from './display-type.ts'
import { hostFragments } from './fragments.ts'
import { cutAtGutters } from './gutters.ts'
import { addHangingMarks } from './hanging-marks.ts'
import { leadersAmong } from './leaders.ts'
import { type Kinds, kindsOf, SPECK } from './letters.ts'
import { fitLine } from './line-fit.ts'
import { listMarksAmong } from './list-marks.ts'
import { addMarks, releaseFragments } from './marks.ts'
import { partPictures, pictureSeeds } from './pictures.ts'
import { type OrderedLine, orderLines } from './reading-order.ts'
import { reducePage, sampledThreshold } from './reduced-page.ts'
import { findRows, slopeOf } from './rows.ts'
import { dropSlivers, partRules, wallsOf } from './rules.ts'
import { soundLines } from './sound-lines.ts'
import { findStrings } from './strings.ts'
import { baselineAt, type TypeLine, tellsXHeight, typeLine, xHeightOfLines } from './type-line.ts'
import { betterFactor, firstFactor, usualXHeight } from './type-size.ts'

/**
 * Finds the lines of type of a page, dark on light, straight to about half a degree.
 * @param dpi pixels an inch; only where the search for the type's size begins
 * @returns boxes, baselines and sizes in pixels of the image, each box within it
 */
export function findLayout(image: GrayImage, dpi: number): PageLayout {
  const { factor, xHeight, ...found } = findInk(image, dpi)
  const { components, horizontal, vertical, frames } = partRules(found.components, found.runs, xHeight)
  const walls = wallsOf(vertical, xHeight)
  const kinds = kindsOf(components, xHeight)
  dropSlivers(components, kinds, horizontal, walls, xHeight)
  const titles = takeTitles(components, kinds, walls, xHeight)
  const seeds = pictureSeeds(components, kinds, frames, xHeight)
  const candidates = findLines(components, kinds, [...walls, ...seeds], xHeight).filter(
    (line) => !titles.some((title) => holdsMiddle(boxOf(title), boxOf(line), 0)),
  )
  const { lines, pictures } = partPictures(seeds, [...titles, ...candidates], components)
  return {
    lines: orderLines(lines).map((line) => enlargedLine(line, factor, image)),
    pictures: pictures.map((box) => enlarged(box, factor, image)),
  }
}

const boxOf = ({ left, top, right, bottom }: TypeLine): Box => [left, top, right, bottom]

/** Lines of type too large for the page's; what they are made of is neither letter nor picture any more. @param kinds changed in place */
function takeTitles(components: Components, kinds: Kinds, walls: readonly Box[], xHeight: number): TypeLine[] {
  const display = displayTypeAmong(components, kinds, xHeight)
  if (display === null) return []
  const titles = findLines(components, display.kinds, walls, display.xHeight).filter((line) => isTitle(line, kinds))
  for (const { letters, marks } of titles) for (const id of [...letters, ...marks]) kinds[id] = SPECK
  return titles
}

interface PageInk {
  readonly components: Components
  readonly runs: Runs
  /** Pixels of the page to one of the reduced page, in which all else is measured. */
  readonly factor: number
  readonly xHeight: number
}

/** The page's ink, reduced so that its type is about ten pixels high. */
function findInk(image: GrayImage, dpi: number): PageInk {
  const ink = inkBelow(image, sampledThreshold(image))
  const inkAt = (factor: number): PageInk => {
    const { components, runs } = findComponents(reducePage(ink, factor))
    return { components, runs, factor, xHeight: usualXHeight(components, dpi / factor) }
  }
  const first = inkAt(firstFactor(dpi))
  const better = betterFactor(first.factor, first.xHeight)
  return better === first.factor ? first : inkAt(better)
}

/** Letters → strings → rows → lines, with all that belongs to them, without what only looks like lines. */
function findLines(components: Components, kinds: Kinds, walls: readonly Box[], xHeight: number): TypeLine[] {
  const { strings, wordSpace } = findStrings(components, kinds, xHeight)
  const slope = slopeOf(components, strings)
  const hosted = hostFragments(strings, slope)
  const fragments = new Map(hosted.map((host) => [host.string, host.fragments]))
  const rows = findRows(
    hosted.map((host) => host.string),
    slope,
    walls,
  )
  const taken = new Uint8Array(components.count)
  const isLed = leadersAmong(components, kinds)
  const fitted = cutAtGutters(rows, wordSpace, isLed, listMarksAmong(components, kinds)).map((row) => {
    const letters = row.flatMap((string) => string.members)
    const marks = row.flatMap((string) => fragments.get(string)!)
    for (const ids of [letters, marks]) for (const id of ids) taken[id] = 1
    return typeLine(components, letters, marks, fitLine(components, letters, slope, xHeight))
  })
  const usual = xHeightOfLines(fitted) ?? xHeight
  const lines = fitted.map((line) =>
    tellsXHeight(line)
      ? line
      : typeLine(components, line.letters, line.marks, fitLine(components, line.letters, slope, usual)),
  )
  const sound = soundLines(components, releaseFragments(components, lines, taken), xHeight)
  return addHangingMarks(components, kinds, addMarks(components, kinds, sound, taken), taken)
}

function enlargedLine({ line, block }: OrderedLine, factor: number, image: GrayImage): LayoutLine {
  const box = enlarged([line.left, line.top, line.right, line.bottom], factor, image)
  const { xHeight, ascent, descent } = line.fit
  return {
    box,
    baseline: [baselineAt(line, line.left) * factor, baselineAt(line, line.right) * factor],
    xHeight: xHeight * factor,
    ascent: ascent * factor,
    descent: descent * factor,
    block,
  }
}

const enlarged = ([left, top, right, bottom]: Box, factor: number, { width, height }: GrayImage): Box => [
  Math.min(width, left * factor),
  Math.min(height, top * factor),
  Math.min(width, right * factor),
  Math.min(height, bottom * factor),
]
