// From a page's raster to its lines: turned, cleaned, straightened and scaled, then recognized; boxes back on the upright page.
import { diagnostic } from '../diagnostics/codes.ts'
import type { PageRaster, RecognizedLine, Recognizer } from '../engines/ports.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Box } from '../model/geometry.ts'
import type { Line, Rotation } from '../model/page-text.ts'
import { type CleanPage, cleanPage } from './image/clean.ts'
import { boxOnPage } from './image/frame.ts'
import { isDoubtful, isHopeless, isTelling, runsSideways, scoreOf, turnOfUpended } from './image/orientation.ts'
import { type PreparedPage, preparePage } from './image/prepare.ts'
import { measureXHeight, USUAL_X_HEIGHT } from './image/text-size.ts'
import { inkOf } from './ink/ink-runs.ts'
import { findRules } from './ink/rules.ts'
import { lineOnPage } from './line-on-page.ts'
import { doubtAccents } from './recheck/accents.ts'
import { tellCents } from './recheck/cents.ts'
import { tellDashes } from './recheck/dashes.ts'
import { type DotLeader, findDotLeaders, joinLeaders, withoutLeaders } from './recheck/dot-leaders.ts'
import { dropDoubles } from './recheck/doubles.ts'
import { doubtForeignSigns } from './recheck/foreign-signs.ts'
import { tellFractions } from './recheck/fractions.ts'
import { readLeaderEnds } from './recheck/leader-ends.ts'
import { addLostPoints } from './recheck/lost-points.ts'
import { partJoinedWords } from './recheck/lost-spaces.ts'
import { addNilDashes } from './recheck/nil-dashes.ts'
import { partNoise } from './recheck/noise.ts'
import { tellPoints } from './recheck/points.ts'
import { tellQuotes } from './recheck/quotes.ts'
import { tellRomanNumerals } from './recheck/roman-numerals.ts'
import { lookAgain } from './recheck/second-look.ts'
import { tellSectionSigns } from './recheck/section-signs.ts'
import { tellSectionStrokes } from './recheck/section-strokes.ts'
import { tellSmallCapitals } from './recheck/small-capitals.ts'
import { dropSpecks } from './recheck/specks.ts'
import { readSuperscripts } from './recheck/superscripts.ts'

export interface PageReading {
  /** Of the upright page, pixels. */
  readonly width: number
  readonly height: number
  readonly rotation: Rotation
  /** Degrees, clockwise. */
  readonly skew: number
  readonly lines: readonly Line[]
  /** What was read and not taken for text; boxes as recognized. */
  readonly noise: readonly RecognizedLine[]
  readonly pictures: readonly Box[]
  readonly rules: readonly Box[]
  /** Without page. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Letters of what was left out that a finding quotes. */
const QUOTED = 60

/**
 * Reads a page's raster.
 * @param language as the recognizer reads, "eng" or "fra+eng"
 * @returns lines in the recognizer's order, boxes in pixels of the upright, unstraightened page
 */
export async function readImage(raster: PageRaster, recognizer: Recognizer, language: string): Promise<PageReading> {
  const page = cleanPage(raster)
  const sideways = runsSideways(page.coarse, page.rows)
  const first = await readTurned(page, sideways ? 90 : 0, recognizer, language)
  const turn = turnOfUpended(first.lines)
  const reading = turn === 0 ? first : await readTurned(page, turnedBy(first.rotation, turn), recognizer, language)
  if (!isDoubtful(reading.lines, reading.noise)) return reading
  let best = reading
  for (const more of otherWaysUp(reading)) {
    const other = await readTurned(page, turnedBy(reading.rotation, more), recognizer, language)
    if (isTelling(other.lines) && scoreOf(other.lines) > SURER * scoreOf(best.lines)) best = other
    if (!isDoubtful(best.lines, best.noise)) break
  }
  return best
}

/** A reading the other way up is taken when it has so many times more letters, counted by their confidence. */
const SURER = 1.25

/** Turns to be tried, likeliest first: what hardly reads at all may lie on its side, whatever its ink looks like. */
const otherWaysUp = ({ lines }: PageReading): readonly Rotation[] => (isHopeless(lines) ? [180, 270, 90] : [180])

const turnedBy = (rotation: Rotation, more: Rotation): Rotation => ((rotation + more) % 360) as Rotation

/**
 * One way up: prepared, recognized, read again where in doubt, rid of noise, its signs told by their ink. Letters wrong with
 * and without a step on every 6th page of unlv-isri and old-books: second look 1,605 and 1,621, noise 1,605 and 1,897,
 * specks 1,605 and 1,616.
 */
async function readTurned(
  page: CleanPage,
  rotation: Rotation,
  recognizer: Recognizer,
  language: string,
): Promise<PageReading> {
  const { frame, skew, ...prepared } = await preparePage(page, rotation)
  const dpi = page.dpi * frame.scale
  const typeSize = measureXHeight(prepared.blobs, dpi)
  const leaders = typeSize === null ? [] : findDotLeaders(prepared.blobs, typeSize)
  const { image, ink, blobs } = withoutDots(prepared, leaders)
  const { lines: first, pictures } = await recognizer.recognize(image, 'page', dpi)
  const xHeight = usualXHeight(first)
  const once = dropDoubles(await lookAgain(first, { image, blobs, xHeight, recognizer, pictures }))
  const { text, noise } = partNoise(tellSectionStrokes(once.lines, blobs, xHeight), xHeight)
  const marked = await readSuperscripts(partJoinedWords(text), { image, blobs, xHeight, recognizer })
  const capitals = await tellSmallCapitals(marked, { image, blobs, xHeight, recognizer })
  const told = await tellFractions(capitals, { image, blobs, xHeight, recognizer })
  const { lines, dropped } = dropSpecks(told, blobs, xHeight)
  const pointed = tellPoints(addLostPoints(lines, blobs, xHeight), blobs, xHeight)
  const doubted = doubtForeignSigns(doubtAccents(pointed, blobs, xHeight))
  const ended = await readLeaderEnds(doubted, leaders, { image, blobs, xHeight, recognizer, pictures })
  const signed = tellSectionSigns(tellQuotes(ended, blobs, xHeight), xHeight, language)
  const dashed = tellDashes(
    addNilDashes(tellRomanNumerals(tellCents(signed, xHeight), blobs, xHeight), blobs, xHeight),
    { ink, blobs },
    xHeight,
  )
  return {
    width: frame.upright.width,
    height: frame.upright.height,
    rotation,
    skew,
    lines: joinLeaders(dashed, leaders, xHeight).map((line) => lineOnPage(line, frame)),
    noise,
    pictures: pictures.map((picture) => boxOnPage(picture, frame)),
    rules: findRules({ ink, blobs, pictures }, xHeight).map((rule) => boxOnPage(rule, frame)),
    diagnostics: [...aboutDoubles(once.doubles), ...aboutNoise(noise, dropped)],
  }
}

type Ink = Pick<PreparedPage, 'image' | 'ink' | 'blobs'>

/** Dots of leaders are read as letters, or pull a title and its page number apart. */
function withoutDots({ image, ink, blobs }: Ink, leaders: readonly DotLeader[]): Ink {
  if (leaders.length === 0) return { image, ink, blobs }
  const dots = new Set(leaders.flatMap((leader) => leader.dots))
  const cleared = withoutLeaders(image, leaders)
  return { image: cleared, ink: inkOf(cleared), blobs: blobs.filter(({ box }) => !dots.has(box)) }
}

/** x-height of the recognized text, pixels: the middling line's. */
function usualXHeight(lines: readonly RecognizedLine[]): number {
  const heights = lines
    .map((line) => line.xHeight)
    .filter((height) => height > 0)
    .sort((a, b) => a - b)
  return heights[Math.floor(heights.length / 2)] ?? USUAL_X_HEIGHT
}

function aboutDoubles(doubles: readonly RecognizedLine[]): Diagnostic[] {
  if (doubles.length === 0) return []
  const rows = `${doubles.length} ${doubles.length === 1 ? 'row was' : 'rows were'} read twice and taken once`
  return [diagnostic('page/noise-removed', `${rows} (“${textOf(doubles)}”)`)]
}

const textOf = (lines: readonly RecognizedLine[]): string =>
  lines
    .flatMap((line) => line.words.map((word) => word.text))
    .join(' ')
    .slice(0, QUOTED)

function aboutNoise(noise: readonly RecognizedLine[], dropped: readonly string[]): Diagnostic[] {
  const rows = `${noise.length} ${noise.length === 1 ? 'row' : 'rows'} of specks or strokes were not taken for text`
  const specks = `${dropped.length} ${dropped.length === 1 ? 'speck was' : 'specks were'} not taken for punctuation`
  return [
    ...(noise.length === 0 ? [] : [diagnostic('page/noise-removed', `${rows} (“${textOf(noise)}”)`)]),
    ...(dropped.length === 0
      ? []
      : [diagnostic('page/noise-removed', `${specks} (“${dropped.slice(0, 20).join(' ')}”)`)]),
  ]
}
